//! Tiles through the public door: packed once for each encoding, described as OGC and TileJSON want it, and changed by a commit exactly
//! where it changes what they show.

use serde_json::json;

use crate::server::Server;

const NEAR: &str = "/tiles/sites/16/52166/27128";
const FAR: &str = "/tiles/sites/16/52000/27000";

/// The tile of a zoom that holds a position.
fn tile_at(z: u32, lon: f64, lat: f64) -> (u32, u32) {
    let side = f64::from(1_u32 << z);
    let x = (lon / 360.0 + 0.5) * side;
    let y = (0.5 - (lat.to_radians().tan() + 1.0 / lat.to_radians().cos()).ln() / std::f64::consts::TAU) * side;
    (x as u32, y as u32)
}

#[test]
fn a_commit_changes_exactly_the_tiles_it_touches() {
    let server = Server::start();
    let tag = |address: &str| {
        let answer = server.get(address);
        assert_eq!(answer.status, 200, "{address}");
        answer.header("etag").unwrap()
    };
    let addresses: Vec<String> = (0..=16)
        .flat_map(|z| {
            let places = [(106.55, 29.555), (106.56, 29.56), (106.5, 29.53)].map(|(lon, lat)| tile_at(z, lon, lat));
            places.map(|(x, y)| format!("/tiles/sites/{z}/{x}/{y}"))
        })
        .chain([
            NEAR.to_owned(),
            FAR.to_owned(),
            "/tiles/zones/12/3260/1694".to_owned(),
            "/tiles/backdrop/12/3260/1694".to_owned(),
        ])
        .collect();
    let before: Vec<String> = addresses.iter().map(|address| tag(address)).collect();
    assert_eq!(before, addresses.iter().map(|address| tag(address)).collect::<Vec<_>>());
    let ledger = "楼宇编码,楼宇名称,类别,建筑面积(㎡),空置面积(㎡),经度,纬度\nA-0,试点大厦,楼宇,12000,3000,106.55,29.555\n";
    assert_eq!(server.import("mode=commit", ledger.as_bytes()).status, 200);
    for (address, before) in addresses.iter().zip(&before) {
        let mut parts = address.split('/').skip(2);
        let layer = parts.next().unwrap();
        let [z, x, y] = [parts.next(), parts.next(), parts.next()].map(|part| part.unwrap().parse::<u32>().unwrap());
        let touched = layer == "sites" && tile_at(z, 106.55, 29.555) == (x, y);
        assert_eq!(tag(address) != *before, touched, "{address}");
        let again = server.ask("get", address, &[("if-none-match", &tag(address))], b"");
        assert_eq!((again.status, again.body.len()), (304, 0), "{address}");
    }
    let (x, y) = tile_at(16, 106.55, 29.555);
    assert!(server.get(&format!("/tiles/sites/16/{x}/{y}")).lossy().contains("试点大厦"), "on the next request");
}

#[test]
fn a_tile_is_packed_as_its_reader_takes_it() {
    let server = Server::start();
    let address = "/tiles/sites/11/1630/847";
    let mut tags = Vec::new();
    for encoding in ["zstd", "br", "gzip", "identity"] {
        let answer = server.ask("get", address, &[("accept-encoding", encoding)], b"");
        assert_eq!(answer.status, 200);
        let said = answer.header("content-encoding");
        assert_eq!(said.as_deref(), (encoding != "identity").then_some(encoding), "{encoding}");
        assert!(answer.header("vary").unwrap().contains("Accept-Encoding"));
        tags.push(answer.header("etag").unwrap());
        assert!(!answer.body.is_empty(), "{encoding}");
    }
    tags.sort();
    tags.dedup();
    assert_eq!(tags.len(), 4, "a tag for each encoding");
}

#[test]
fn tiles_are_described_and_found_by_what_describes_them() {
    let server = Server::start();
    let origin = format!("http://{}", server.address);
    for collection in server.get("/collections").json()["collections"].as_array().unwrap() {
        let id = collection["id"].as_str().unwrap();
        let sets = server.get(&format!("/collections/{id}/tiles")).json();
        let set = &sets["tilesets"][0];
        assert_eq!(set["dataType"], "vector");
        let item = set["links"].as_array().unwrap().iter().find(|link| link["rel"] == "item").unwrap();
        let (x, y) = tile_at(12, 106.55, 29.555);
        let address = item["href"].as_str().unwrap().replace("{tileMatrix}", "12").replace("{tileRow}", &y.to_string());
        let tile = server.get(&address.replace("{tileCol}", &x.to_string()).replace(&origin, ""));
        assert_eq!((tile.status, tile.media().as_str()), (200, "application/vnd.mapbox-vector-tile"), "{id}");
    }
    let scheme = server.get("/tileMatrixSets/WebMercatorQuad").json();
    let first = &scheme["tileMatrices"][0];
    assert!((first["scaleDenominator"].as_f64().unwrap() - 559_082_264.028_717).abs() < 0.01, "{first}");
    assert_eq!(scheme["tileMatrices"].as_array().unwrap().len(), 23);
    for layer in ["sites", "zones", "backdrop"] {
        let about = server.get(&format!("/tiles.json?layer={layer}")).json();
        assert_eq!((&about["tilejson"], about["maxzoom"].as_u64()), (&json!("3.0.0"), Some(22)));
        let template = about["tiles"][0].as_str().unwrap().replace(&origin, "");
        assert_eq!(server.get(&template.replace("{z}", "0").replace("{x}", "0").replace("{y}", "0")).status, 200, "{layer}");
    }
    let kinds = server.get("/collections/carriers/tiles/WebMercatorQuad/0/0/0").lossy();
    assert!(kinds.contains("YZ-C-") && !kinds.contains("YZ-B-0001"), "only carriers");
    let filtered = server.get("/tiles/sites/0/0/0?filter=kind%3D%27carrier%27").lossy();
    assert!(filtered.contains("YZ-C-") && !filtered.contains("YZ-B-0001"), "a filter holds on tiles too");
    for (address, status) in [
        ("/collections/buildings/tiles/Other/0/0/0", 404),
        ("/collections/buildings/tiles/WebMercatorQuad/1/0/2", 404),
        ("/collections/buildings/tiles/WebMercatorQuad/x/0/0", 400),
        ("/tiles/castles/0/0/0", 404),
        ("/tiles/sites/0/0/0?filter=nonsense", 400),
    ] {
        assert_eq!(server.get(address).status, status, "{address}");
    }
}

#[test]
fn over_a_map_of_a_chinese_service_tiles_style_and_plans_move_with_it() {
    let server = Server::start();
    let gcj = server.get("/collections/buildings/items?limit=1&crs=gcj02").json();
    assert_eq!(gcj["links"][0]["rel"], "self");
    let plain = server.get("/tiles/sites/12/3260/1695");
    let moved = server.get("/tiles/sites/12/3260/1695?crs=gcj02");
    assert_eq!(moved.status, 200);
    assert_ne!(plain.header("etag"), moved.header("etag"), "500 m are a twentieth of a tile of zoom 12");
    assert_eq!(server.get("/tiles/sites/12/3260/1695?crs=gcj02").header("etag"), moved.header("etag"));
    let style = server.get("/style.json?crs=bd09").text();
    assert!(style.contains("/tiles/sites/{z}/{x}/{y}?crs=bd09") && !style.contains("{y}\""), "every source moves");
    let tiles = server.get("/tiles.json?crs=gcj02").json()["tiles"][0].as_str().unwrap().to_owned();
    assert!(tiles.ends_with("{y}?crs=gcj02"), "{tiles}");
    assert!(server.get("/tiles.json").json()["tiles"][0].as_str().unwrap().ends_with("{y}"));
    for address in
        ["/tiles/sites/10/814/424?crs=EPSG:4545", "/style.json?crs=moon", "/collections/floors/tiles/WebMercatorQuad/9/1/1?crs=x"]
    {
        let refused = server.get(address);
        assert_eq!((refused.status, &refused.json()["errors"][0]["place"]), (400, &json!("crs")), "{address}");
    }
    let plan = server.solve(&json!({})).json()["id"].as_str().unwrap().to_owned();
    let first = |crs: &str| {
        let found = server.get(&format!("/api/plans/{plan}/geojson{crs}"));
        (found.header("content-crs").unwrap(), found.json()["features"][0]["geometry"].clone())
    };
    let ((_, here), (name, there)) = (first(""), first("?crs=gcj02"));
    assert_eq!(name, "<urn:zaiti:crs:gcj02>");
    assert_ne!(here, there);
}
