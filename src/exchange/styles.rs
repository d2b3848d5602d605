//! How QGIS draws the layers of an exported GeoPackage: a colour for each kind, the same as on the map. Never here: the map in the
//! browser, whose style has its own template.

/// Colour of a layer's surfaces and points, and how much shows through.
fn paint(layer: &str) -> ([u8; 3], u8) {
    match layer {
        "buildings" => ([138, 148, 166], 160),
        "idle_properties" => ([217, 119, 6], 200),
        "m0_parcels" => ([124, 58, 237], 150),
        "carriers" => ([5, 122, 85], 220),
        "places" => ([31, 78, 121], 220),
        "zones" => ([29, 78, 216], 40),
        _ => ([196, 213, 224], 120),
    }
}

/// A style in the form that QGIS keeps in `layer_styles`: surfaces filled, points as discs, labelled by name.
pub(super) fn qml(layer: &str) -> String {
    let ([red, green, blue], alpha) = paint(layer);
    let edge = format!("{},{},{},255", red / 2, green / 2, blue / 2);
    let fill = format!("{red},{green},{blue},{alpha}");
    let symbol = |kind: &str, class: &str, options: &[(&str, &str)]| {
        let options: String =
            options.iter().map(|(name, value)| format!("<Option type=\"QString\" name=\"{name}\" value=\"{value}\"/>")).collect();
        format!(
            "<symbol type=\"{kind}\" name=\"{kind}\" alpha=\"1\" clip_to_extent=\"1\" force_rhr=\"0\"><layer class=\"{class}\" enabled=\"1\" locked=\"0\" pass=\"0\"><Option type=\"Map\">{options}</Option></layer></symbol>"
        )
    };
    let surface = symbol(
        "fill",
        "SimpleFill",
        &[("color", &fill), ("outline_color", &edge), ("outline_width", "0.26"), ("style", "solid")],
    );
    let point =
        symbol("marker", "SimpleMarker", &[("color", &fill), ("outline_color", &edge), ("name", "circle"), ("size", "2.6")]);
    // Layers hold points and surfaces: a rule for each, since a single symbol would draw one of them only.
    let rule = |number: usize, symbol: &str, filter: &str| {
        format!("<rule key=\"{number}\" symbol=\"{symbol}\" filter=\"{filter}\" label=\"{layer}\"/>")
    };
    let rules = format!(
        "{}{}",
        rule(0, "fill", "geometry_type($geometry) = 'Polygon'"),
        rule(1, "marker", "geometry_type($geometry) = 'Point'")
    );
    format!(
        "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'><qgis version=\"3.22\" styleCategories=\"Symbology|Labeling\"><renderer-v2 type=\"RuleRenderer\" symbollevels=\"0\" forceraster=\"0\" enableorderby=\"0\"><rules key=\"root\">{rules}</rules><symbols>{surface}{point}</symbols></renderer-v2><labeling type=\"simple\"><settings><text-style fieldName=\"name\" fontSize=\"8\"/></settings></labeling></qgis>"
    )
}
