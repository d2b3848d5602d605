-- A project of schema 3 as the version that brought it up from schema 2 left it: four made-up sites, two revisions.
PRAGMA application_id = 1196444487;
PRAGMA user_version = 10300;
PRAGMA foreign_keys = OFF;
BEGIN TRANSACTION;
CREATE TABLE backdrop (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom GEOMETRY, kind TEXT NOT NULL, name TEXT, name_en TEXT,
           source TEXT NOT NULL);
CREATE TABLE buildings (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom GEOMETRY, id TEXT NOT NULL UNIQUE, name TEXT,aliases TEXT,address TEXT,street TEXT,zone TEXT,plan_named BOOLEAN,supply_class TEXT,floor_area_m2 DOUBLE,floor_area_source TEXT,usable_area_m2 DOUBLE,self_used_area_m2 DOUBLE,let_area_m2 DOUBLE,vacant_area_m2 DOUBLE,committed_area_m2 DOUBLE,contiguous_vacant_area_m2 DOUBLE,vacant_since DATE,lease_end DATE,levels_above INTEGER,levels_below INTEGER,year_built INTEGER,storey_height_m DOUBLE,owner_kind TEXT,owner_count INTEGER,owner TEXT,mortgaged BOOLEAN,seized BOOLEAN,title_dispute BOOLEAN,land_right_end DATE,transition_from DATE,land_use TEXT,land_right TEXT,planned_use TEXT,positioning TEXT,illegal_area_m2 DOUBLE,expropriation BOOLEAN,modes TEXT,asking_price_yuan_per_m2 DOUBLE,rent_yuan_per_m2_month DOUBLE,incubation_rent_yuan_per_m2_month DOUBLE,valuation_yuan_per_m2 DOUBLE,valued_on DATE,works_cost_yuan_per_m2 DOUBLE,registered_use TEXT,heritage TEXT,safety_grade TEXT,in_renewal_library BOOLEAN,fire_acceptance TEXT,fire_consent BOOLEAN,strengthening_budget BOOLEAN,floorplate_m2 DOUBLE,clear_height_m DOUBLE,column_span_m DOUBLE,core_depth_m DOUBLE,design_load_kn_per_m2 DOUBLE,structure TEXT,passenger_lifts INTEGER,goods_lifts INTEGER,power_va_per_m2 INTEGER,parking INTEGER,
             sources TEXT, as_of DATE, confidence TEXT, example BOOLEAN NOT NULL, shape_facts TEXT, facts TEXT NOT NULL);
INSERT INTO "buildings" VALUES(1,X'475000038A1100003333333333A35A402506819543A35A40CDCCCCCCCC8C3D40931804560E8D3D40010300000001000000050000003333333333A35A40CDCCCCCCCC8C3D402506819543A35A40CDCCCCCCCC8C3D402506819543A35A40931804560E8D3D403333333333A35A40931804560E8D3D403333333333A35A40CDCCCCCCCC8C3D40','S-1','甲大厦（改）',NULL,NULL,NULL,NULL,0,NULL,12000.5,NULL,NULL,NULL,NULL,300.25,NULL,NULL,NULL,NULL,12,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'chg.geojson',NULL,'reported',0,'{"confidence":"reported","source":"chg.geojson"}','{"aliases":[],"body":{"condition":{},"fabric":{},"floors":[],"kind":"building","offer":{},"planning":{},"space":{"floor_area":{"confidence":"reported","source":"chg.geojson","value":12000.5},"levels_above":{"confidence":"reported","source":"chg.geojson","value":12},"vacant_area":{"confidence":"reported","source":"chg.geojson","value":300.25}},"tenure":{}},"id":"S-1","name":"甲大厦（改）","other":{"extra":"原样"},"plan_named":false}');
CREATE TABLE carriers (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom GEOMETRY, id TEXT NOT NULL UNIQUE, name TEXT,aliases TEXT,address TEXT,street TEXT,zone TEXT,plan_named BOOLEAN,supply_class TEXT,within TEXT,carrier_kind TEXT,carrier_programme TEXT,orientation TEXT,recognition TEXT,status TEXT,carrier_area_m2 DOUBLE,incubation_area_m2 DOUBLE,incubatees INTEGER,tech_firms INTEGER,operator TEXT,finished_on DATE,large BOOLEAN,
             sources TEXT, as_of DATE, confidence TEXT, example BOOLEAN NOT NULL, shape_facts TEXT, facts TEXT NOT NULL);
INSERT INTO "carriers" VALUES(1,X'475000018A110000010100000096438B6CE7A35A40560E2DB29D8F3D40','S-3','丙空间',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'chg.geojson',NULL,'reported',0,'{"confidence":"reported","source":"chg.geojson"}','{"aliases":[],"body":{"kind":"carrier"},"id":"S-3","name":"丙空间","other":{"floor_area_m2":"5000"},"plan_named":false}');
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
  last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
  CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
INSERT INTO "gpkg_contents" VALUES('buildings','features','buildings','楼宇 buildings','2026-11-22T23:27:03.539Z',NULL,NULL,NULL,NULL,4490);
INSERT INTO "gpkg_contents" VALUES('idle_properties','features','idle_properties','闲置物业 idle properties','2026-11-22T23:27:03.539Z',NULL,NULL,NULL,NULL,4490);
INSERT INTO "gpkg_contents" VALUES('m0_parcels','features','m0_parcels','M0地块 M0 parcels','2026-11-22T23:27:03.539Z',NULL,NULL,NULL,NULL,4490);
INSERT INTO "gpkg_contents" VALUES('carriers','features','carriers','孵化载体 carriers','2026-11-22T23:27:03.539Z',NULL,NULL,NULL,NULL,4490);
INSERT INTO "gpkg_contents" VALUES('places','features','places','地名 places','2026-11-22T23:27:03.475Z',NULL,NULL,NULL,NULL,4490);
INSERT INTO "gpkg_contents" VALUES('zones','features','zones','片区 zones','2026-11-22T23:27:03.476Z',NULL,NULL,NULL,NULL,4490);
INSERT INTO "gpkg_contents" VALUES('backdrop','features','backdrop','底图 backdrop','2026-11-22T23:27:03.476Z',NULL,NULL,NULL,NULL,4490);
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
  z TINYINT NOT NULL, m TINYINT NOT NULL,
  CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name), CONSTRAINT uk_gc_table_name UNIQUE (table_name),
  CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
INSERT INTO "gpkg_geometry_columns" VALUES('buildings','geom','GEOMETRY',4490,0,0);
INSERT INTO "gpkg_geometry_columns" VALUES('idle_properties','geom','GEOMETRY',4490,0,0);
INSERT INTO "gpkg_geometry_columns" VALUES('m0_parcels','geom','GEOMETRY',4490,0,0);
INSERT INTO "gpkg_geometry_columns" VALUES('carriers','geom','GEOMETRY',4490,0,0);
INSERT INTO "gpkg_geometry_columns" VALUES('places','geom','GEOMETRY',4490,0,0);
INSERT INTO "gpkg_geometry_columns" VALUES('zones','geom','GEOMETRY',4490,0,0);
INSERT INTO "gpkg_geometry_columns" VALUES('backdrop','geom','GEOMETRY',4490,0,0);
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
INSERT INTO "gpkg_spatial_ref_sys" VALUES('Undefined cartesian SRS',-1,'NONE',-1,'undefined','undefined cartesian coordinate reference system');
INSERT INTO "gpkg_spatial_ref_sys" VALUES('Undefined geographic SRS',0,'NONE',0,'undefined','undefined geographic coordinate reference system');
INSERT INTO "gpkg_spatial_ref_sys" VALUES('WGS 84 geodetic',4326,'EPSG',4326,'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]','longitude/latitude in decimal degrees on WGS 84');
INSERT INTO "gpkg_spatial_ref_sys" VALUES('CGCS2000',4490,'EPSG',4490,'GEOGCS["China Geodetic Coordinate System 2000",DATUM["China_2000",SPHEROID["CGCS2000",6378137,298.257222101,AUTHORITY["EPSG","1024"]],AUTHORITY["EPSG","1043"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4490"]]','longitude/latitude in decimal degrees on CGCS2000');
CREATE TABLE idle_properties (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom GEOMETRY, id TEXT NOT NULL UNIQUE, name TEXT,aliases TEXT,address TEXT,street TEXT,zone TEXT,plan_named BOOLEAN,supply_class TEXT,within TEXT,floor_area_m2 DOUBLE,floor_area_source TEXT,usable_area_m2 DOUBLE,self_used_area_m2 DOUBLE,let_area_m2 DOUBLE,vacant_area_m2 DOUBLE,committed_area_m2 DOUBLE,contiguous_vacant_area_m2 DOUBLE,vacant_since DATE,lease_end DATE,levels_above INTEGER,levels_below INTEGER,year_built INTEGER,storey_height_m DOUBLE,owner_kind TEXT,owner_count INTEGER,owner TEXT,mortgaged BOOLEAN,seized BOOLEAN,title_dispute BOOLEAN,land_right_end DATE,transition_from DATE,land_use TEXT,land_right TEXT,planned_use TEXT,positioning TEXT,illegal_area_m2 DOUBLE,expropriation BOOLEAN,modes TEXT,asking_price_yuan_per_m2 DOUBLE,rent_yuan_per_m2_month DOUBLE,incubation_rent_yuan_per_m2_month DOUBLE,valuation_yuan_per_m2 DOUBLE,valued_on DATE,works_cost_yuan_per_m2 DOUBLE,registered_use TEXT,heritage TEXT,safety_grade TEXT,in_renewal_library BOOLEAN,fire_acceptance TEXT,fire_consent BOOLEAN,strengthening_budget BOOLEAN,floorplate_m2 DOUBLE,clear_height_m DOUBLE,column_span_m DOUBLE,core_depth_m DOUBLE,design_load_kn_per_m2 DOUBLE,structure TEXT,passenger_lifts INTEGER,goods_lifts INTEGER,power_va_per_m2 INTEGER,parking INTEGER,
             sources TEXT, as_of DATE, confidence TEXT, example BOOLEAN NOT NULL, shape_facts TEXT, facts TEXT NOT NULL);
INSERT INTO "idle_properties" VALUES(1,X'475000018A1100000101000000A4703D0AD7A35A408FC2F5285C8F3D40','S-2','=1+1',NULL,NULL,NULL,NULL,0,NULL,NULL,800.0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'chg.geojson',NULL,'reported',0,'{"confidence":"reported","source":"chg.geojson"}','{"aliases":[],"body":{"condition":{},"fabric":{},"kind":"idle_property","offer":{},"planning":{},"space":{"floor_area":{"confidence":"reported","source":"chg.geojson","value":800}},"tenure":{}},"id":"S-2","name":"=1+1","other":{},"plan_named":false}');
CREATE TABLE m0_parcels (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom GEOMETRY, id TEXT NOT NULL UNIQUE, name TEXT,aliases TEXT,address TEXT,street TEXT,zone TEXT,plan_named BOOLEAN,supply_class TEXT,land_area_m2 DOUBLE,plot_ratio DOUBLE,auxiliary_share DOUBLE,unit_cost_yuan_per_m2 DOUBLE,term_end DATE,in_approved_park BOOLEAN,outside_district BOOLEAN,
             sources TEXT, as_of DATE, confidence TEXT, example BOOLEAN NOT NULL, shape_facts TEXT, facts TEXT NOT NULL);
INSERT INTO "m0_parcels" VALUES(1,X'475000038A11000014AE47E17AA45A40F853E3A59BA45A40CDCCCCCCCC8C3D405A643BDF4F8D3D400103000000010000000500000014AE47E17AA45A40CDCCCCCCCC8C3D40F853E3A59BA45A40CDCCCCCCCC8C3D40F853E3A59BA45A405A643BDF4F8D3D4014AE47E17AA45A405A643BDF4F8D3D4014AE47E17AA45A40CDCCCCCCCC8C3D40','S-4','丁地块',NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,'chg.geojson',NULL,'reported',0,'{"confidence":"reported","source":"chg.geojson"}','{"aliases":[],"body":{"kind":"m0_parcel","outside_district":false},"id":"S-4","name":"丁地块","other":{},"plan_named":false}');
CREATE TABLE places (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom GEOMETRY, id TEXT NOT NULL UNIQUE, name TEXT,aliases TEXT,address TEXT,street TEXT,zone TEXT,plan_named BOOLEAN,supply_class TEXT,role TEXT,sensitive BOOLEAN,precision_m INTEGER,
             sources TEXT, as_of DATE, confidence TEXT, example BOOLEAN NOT NULL, shape_facts TEXT, facts TEXT NOT NULL);
CREATE TABLE zaiti_answers (
  request TEXT PRIMARY KEY, asked TEXT NOT NULL, at TEXT NOT NULL, status INTEGER NOT NULL, headers TEXT NOT NULL,
  body BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE zaiti_audit (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, who TEXT NOT NULL, action TEXT NOT NULL, object TEXT NOT NULL,
  detail TEXT NOT NULL, before TEXT, after TEXT, previous TEXT NOT NULL, hash TEXT NOT NULL UNIQUE, role TEXT, address TEXT, request TEXT);
INSERT INTO "zaiti_audit" VALUES(1,'2026-11-22T23:27:03.47698234Z','规划科','create','revision 1','建库',NULL,'b9acb2837ea411a4c241c997ed2c87d1a00ca5b0d2c339d0f3f0021482250b43','','4a6dd7c6ef3a9285189f96f7c5b90610e754027589f70a3dc124d295030275ab',NULL,NULL,NULL);
INSERT INTO "zaiti_audit" VALUES(2,'2026-11-22T23:27:03.499786712Z','规划科','add_token','token first','planner',NULL,NULL,'4a6dd7c6ef3a9285189f96f7c5b90610e754027589f70a3dc124d295030275ab','ff8bdf9a874ed3a653cd6ea4b945b4a77a4a9ab755a7ceaebf9a8fe852f2d4f0',NULL,NULL,NULL);
INSERT INTO "zaiti_audit" VALUES(3,'2026-11-22T23:27:03.539387777Z','甲','commit','revision 2','改名','b9acb2837ea411a4c241c997ed2c87d1a00ca5b0d2c339d0f3f0021482250b43','10e919bc87af77a4256c01cebe16dc758882877118be943fbacf9c72d704fa8d','ff8bdf9a874ed3a653cd6ea4b945b4a77a4a9ab755a7ceaebf9a8fe852f2d4f0','83b709ee2536959a60fe2a76b6005339b68a55ab658cd4f9b13e1ddf78373deb',NULL,NULL,NULL);
INSERT INTO "zaiti_audit" VALUES(4,'2026-11-23T15:20:16.612465599Z','zaiti','bring_up','tokens','1 of role planner go on as land',NULL,NULL,'83b709ee2536959a60fe2a76b6005339b68a55ab658cd4f9b13e1ddf78373deb','a8482aeb08035520b3a4d552c6032fc451fa6a1615ef15a494f238f6110e57a0',NULL,NULL,NULL);
CREATE TABLE zaiti_buckets (bucket INTEGER PRIMARY KEY, digest BLOB NOT NULL);
INSERT INTO "zaiti_buckets" VALUES(445,X'468E36A435923C982B376243FF18B3BB7884932734D83CE87D5ED0D3CCA6F9E6');
INSERT INTO "zaiti_buckets" VALUES(566,X'F23345F126DABED297B6617299841D6358A737805DAE3318638414B0DCD4BA4C');
INSERT INTO "zaiti_buckets" VALUES(606,X'AF2ECD4B5CEA14C319D40B86B5586327F6931A10EA2FB7AF2C634219E3F98E15');
INSERT INTO "zaiti_buckets" VALUES(1018,X'B90BEC7F172ABE576799D551118D72C6D4DFA3A9587A1AB6DDE093661517402A');
CREATE TABLE zaiti_documents (digest BLOB PRIMARY KEY, body TEXT NOT NULL);
INSERT INTO "zaiti_documents" VALUES(X'A505D285E7C840F0DA96C7464612013DC74422F41278F6D214310A0115DD25E1','{"agencies":[],"caveats":[],"district":{"code":"000000","name":{"en":"Example District","zh":"示例区"},"streets":[]},"document":{"addressees":[],"dated":"2026-01-15","issuer":{"en":"Office of a made-up district","zh":"示例区人民政府办公室"},"number":"示例〔2026〕1号","parents":[],"period_end":"2028-12-31","period_start":"2026-01-01","title":{"en":"Carrier programme of a made-up district","zh":"示例区孵化载体建设方案(虚构)"}},"funds":[],"id":"EXAMPLE-2026-2028","named_places":[],"related":[],"responsibilities":[],"schema":"zaiti-programme/1","table":{"columns":["片区","面积"],"heading":"附表","rows":[["北片区","3"],["合计","3"]],"subtitle":"","title":"示例"},"targets":[{"clause":"一","due":"2028-12-31","goal":{"at_least_m2":52000.5},"metric":"carrier_area","scope":"district","wording":{"en":"carrier area","zh":"载体面积"}},{"clause":"二","due":"2027-06-30","goal":{"at_least_m2":30000},"metric":"carrier_area","scope":{"zone":"北"},"wording":{"en":"carrier area","zh":"载体面积"}},{"clause":"二","due":"2028-12-31","goal":{"at_least":1,"at_most":3},"metric":"large_carriers","scope":{"zone":"南"},"wording":{"en":"large carriers","zh":"大型载体"}}],"zones":[{"id":"北","industries":[],"lead_agencies":[],"lead_hint":[],"location":"北部","name":{"en":"North","zh":"北片区"},"square_metres_per_firm":100,"supporting_agencies":[]},{"id":"南","industries":[],"lead_agencies":[],"lead_hint":[],"location":"南部","name":{"en":"South","zh":"南片区"},"square_metres_per_firm":110,"supporting_agencies":[]}]}');
INSERT INTO "zaiti_documents" VALUES(X'4F53CDA18C2BAA0C0354BB5F9A3ECBE5ED12AB4D8E11BA873C2F11161202B945','[]');
CREATE TABLE zaiti_plans (
  id TEXT PRIMARY KEY, created_at TEXT NOT NULL, who TEXT NOT NULL, revision INTEGER NOT NULL REFERENCES zaiti_revisions(number),
  title TEXT NOT NULL, json TEXT NOT NULL);
CREATE TABLE zaiti_records (
  number INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL,
  audit_hash TEXT NOT NULL REFERENCES zaiti_audit(hash));
CREATE TABLE zaiti_revisions (
  number INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, why TEXT NOT NULL, content_hash TEXT NOT NULL,
  parent INTEGER REFERENCES zaiti_revisions(number),
  programme BLOB NOT NULL REFERENCES zaiti_documents(digest), outlines BLOB NOT NULL REFERENCES zaiti_documents(digest),
  backdrop BLOB NOT NULL REFERENCES zaiti_documents(digest), audit_hash TEXT NOT NULL REFERENCES zaiti_audit(hash));
INSERT INTO "zaiti_revisions" VALUES(1,'2026-11-22T23:27:03.47698234Z','规划科','建库','b9acb2837ea411a4c241c997ed2c87d1a00ca5b0d2c339d0f3f0021482250b43',NULL,X'A505D285E7C840F0DA96C7464612013DC74422F41278F6D214310A0115DD25E1',X'4F53CDA18C2BAA0C0354BB5F9A3ECBE5ED12AB4D8E11BA873C2F11161202B945',X'4F53CDA18C2BAA0C0354BB5F9A3ECBE5ED12AB4D8E11BA873C2F11161202B945','4a6dd7c6ef3a9285189f96f7c5b90610e754027589f70a3dc124d295030275ab');
INSERT INTO "zaiti_revisions" VALUES(2,'2026-11-22T23:27:03.539387777Z','甲','改名','10e919bc87af77a4256c01cebe16dc758882877118be943fbacf9c72d704fa8d',1,X'A505D285E7C840F0DA96C7464612013DC74422F41278F6D214310A0115DD25E1',X'4F53CDA18C2BAA0C0354BB5F9A3ECBE5ED12AB4D8E11BA873C2F11161202B945',X'4F53CDA18C2BAA0C0354BB5F9A3ECBE5ED12AB4D8E11BA873C2F11161202B945','83b709ee2536959a60fe2a76b6005339b68a55ab658cd4f9b13e1ddf78373deb');
CREATE TABLE zaiti_schema (version INTEGER NOT NULL, created_at TEXT NOT NULL);
INSERT INTO "zaiti_schema" VALUES(3,'2026-11-22T23:27:03.47643966Z');
CREATE TABLE zaiti_site_versions (
  id TEXT NOT NULL, from_revision INTEGER NOT NULL, to_revision INTEGER NOT NULL, digest BLOB NOT NULL,
  facts TEXT NOT NULL, shape_facts TEXT, geom BLOB, PRIMARY KEY (id, from_revision));
INSERT INTO "zaiti_site_versions" VALUES('S-1',1,2,X'4264D5BA5A506489FA27801CB7F3B4DFAE380F7867E8D2FCF7F8287F58A8DD32','{"aliases":[],"body":{"condition":{},"fabric":{},"floors":[],"kind":"building","offer":{},"planning":{},"space":{"floor_area":{"confidence":"reported","source":"sites/sites.geojson","value":12000.5},"levels_above":{"confidence":"reported","source":"sites/sites.geojson","value":12},"vacant_area":{"confidence":"reported","source":"sites/sites.geojson","value":300.25}},"tenure":{}},"id":"S-1","name":"甲大厦","other":{"extra":"原样"},"plan_named":false}','{"confidence":"reported","source":"sites/sites.geojson"}',X'475000038A1100003333333333A35A402506819543A35A40CDCCCCCCCC8C3D40931804560E8D3D40010300000001000000050000003333333333A35A40CDCCCCCCCC8C3D402506819543A35A40CDCCCCCCCC8C3D402506819543A35A40931804560E8D3D403333333333A35A40931804560E8D3D403333333333A35A40CDCCCCCCCC8C3D40');
INSERT INTO "zaiti_site_versions" VALUES('S-2',1,2,X'684E23643AC7731B000C492405DDFE68240827D7B12F1BAE155A069AE7231EC7','{"aliases":[],"body":{"condition":{},"fabric":{},"kind":"idle_property","offer":{},"planning":{},"space":{"floor_area":{"confidence":"reported","source":"sites/sites.geojson","value":800}},"tenure":{}},"id":"S-2","name":"=1+1","other":{},"plan_named":false}','{"confidence":"reported","source":"sites/sites.geojson"}',X'475000018A1100000101000000A4703D0AD7A35A408FC2F5285C8F3D40');
INSERT INTO "zaiti_site_versions" VALUES('S-3',1,2,X'2F72990B6056E679B571B10C09FC1AC076B8CCBC340F56D98543D1C0150037D2','{"aliases":[],"body":{"kind":"carrier"},"id":"S-3","name":"丙空间","other":{"floor_area_m2":"5000"},"plan_named":false}','{"confidence":"reported","source":"sites/sites.geojson"}',X'475000018A110000010100000096438B6CE7A35A40560E2DB29D8F3D40');
INSERT INTO "zaiti_site_versions" VALUES('S-4',1,2,X'4CD0B2AABD9AD5DD2C6EA173C05DFC25B79CC2F219DA733A1D965FE92DAA848B','{"aliases":[],"body":{"kind":"m0_parcel","outside_district":false},"id":"S-4","name":"丁地块","other":{},"plan_named":false}','{"confidence":"reported","source":"sites/sites.geojson"}',X'475000038A11000014AE47E17AA45A40F853E3A59BA45A40CDCCCCCCCC8C3D405A643BDF4F8D3D400103000000010000000500000014AE47E17AA45A40CDCCCCCCCC8C3D40F853E3A59BA45A40CDCCCCCCCC8C3D40F853E3A59BA45A405A643BDF4F8D3D4014AE47E17AA45A405A643BDF4F8D3D4014AE47E17AA45A40CDCCCCCCCC8C3D40');
CREATE TABLE zaiti_sites (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, bucket INTEGER NOT NULL, digest BLOB NOT NULL, from_revision INTEGER NOT NULL) WITHOUT ROWID;
INSERT INTO "zaiti_sites" VALUES('S-1','building',566,X'06F0E7CD399AC23BC8999D4BB530D19D554CB3198A097072C100D39336DDDEE7',2);
INSERT INTO "zaiti_sites" VALUES('S-2','idle_property',445,X'D537F7E06ACF0AA1E83649EB0702AA7DFD81188947440A5E14390FD104A8EBF4',2);
INSERT INTO "zaiti_sites" VALUES('S-3','carrier',1018,X'8D8659D79B36913D368BC0D0A51FBC913F20CCEA606EF1B8F7C99C20180BAF7F',2);
INSERT INTO "zaiti_sites" VALUES('S-4','m0_parcel',606,X'7D4EE553E239D60B93D78F90EC694D1F8CB768B2233B38228DD8060F2609685F',2);
CREATE TABLE zaiti_tokens (
  hash BLOB PRIMARY KEY, label TEXT NOT NULL, role TEXT NOT NULL, created_at TEXT NOT NULL, expires_at TEXT, revoked_at TEXT, prefix TEXT NOT NULL DEFAULT '');
INSERT INTO "zaiti_tokens" VALUES(X'756A71DFC8089D7EC01C07DC4A2E1A259174A144C22EF0E1A0BA79D0BA93E032','first','land','2026-11-22T23:27:03.499786712Z','2027-02-20T23:27:03.499759211Z',NULL,'');
CREATE TABLE zones (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom GEOMETRY, zone TEXT NOT NULL, name TEXT, name_en TEXT,
           official BOOLEAN NOT NULL, version TEXT NOT NULL, drawn_by TEXT NOT NULL, drawn_on DATE, note TEXT NOT NULL);
CREATE INDEX zaiti_sites_bucket ON zaiti_sites (bucket, id, digest);
CREATE INDEX zaiti_sites_from ON zaiti_sites (from_revision);
CREATE INDEX zaiti_site_versions_to ON zaiti_site_versions (to_revision);
CREATE UNIQUE INDEX zaiti_tokens_active ON zaiti_tokens (label) WHERE revoked_at IS NULL;
CREATE TRIGGER zaiti_audit_never_changed BEFORE UPDATE ON zaiti_audit BEGIN SELECT RAISE(ABORT, 'rows of zaiti_audit are never changed'); END;
CREATE TRIGGER zaiti_audit_never_deleted BEFORE DELETE ON zaiti_audit BEGIN SELECT RAISE(ABORT, 'rows of zaiti_audit are never deleted'); END;
CREATE TRIGGER zaiti_revisions_never_changed BEFORE UPDATE ON zaiti_revisions BEGIN SELECT RAISE(ABORT, 'rows of zaiti_revisions are never changed'); END;
CREATE TRIGGER zaiti_revisions_never_deleted BEFORE DELETE ON zaiti_revisions BEGIN SELECT RAISE(ABORT, 'rows of zaiti_revisions are never deleted'); END;
CREATE TRIGGER zaiti_site_versions_never_changed BEFORE UPDATE ON zaiti_site_versions BEGIN SELECT RAISE(ABORT, 'rows of zaiti_site_versions are never changed'); END;
CREATE TRIGGER zaiti_site_versions_never_deleted BEFORE DELETE ON zaiti_site_versions BEGIN SELECT RAISE(ABORT, 'rows of zaiti_site_versions are never deleted'); END;
CREATE TRIGGER zaiti_documents_never_changed BEFORE UPDATE ON zaiti_documents BEGIN SELECT RAISE(ABORT, 'rows of zaiti_documents are never changed'); END;
CREATE TRIGGER zaiti_documents_never_deleted BEFORE DELETE ON zaiti_documents BEGIN SELECT RAISE(ABORT, 'rows of zaiti_documents are never deleted'); END;
CREATE TRIGGER zaiti_plans_never_changed BEFORE UPDATE ON zaiti_plans BEGIN SELECT RAISE(ABORT, 'rows of zaiti_plans are never changed'); END;
CREATE TRIGGER zaiti_plans_never_deleted BEFORE DELETE ON zaiti_plans BEGIN SELECT RAISE(ABORT, 'rows of zaiti_plans are never deleted'); END;
CREATE INDEX zaiti_records_kind ON zaiti_records (kind, subject, number);
CREATE TRIGGER zaiti_records_never_changed BEFORE UPDATE ON zaiti_records BEGIN SELECT RAISE(ABORT, 'rows of zaiti_records are never changed'); END;
CREATE TRIGGER zaiti_records_never_deleted BEFORE DELETE ON zaiti_records BEGIN SELECT RAISE(ABORT, 'rows of zaiti_records are never deleted'); END;
CREATE INDEX zaiti_audit_request ON zaiti_audit (request) WHERE request IS NOT NULL;
CREATE INDEX zaiti_answers_at ON zaiti_answers (at);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('buildings',2);
INSERT INTO "sqlite_sequence" VALUES('idle_properties',2);
INSERT INTO "sqlite_sequence" VALUES('carriers',2);
INSERT INTO "sqlite_sequence" VALUES('m0_parcels',2);
INSERT INTO "sqlite_sequence" VALUES('zaiti_audit',4);
COMMIT;
