// Written by `npm run types` from openapi.json.
export interface paths {
    "/api": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document 接口说明 */
        get: operations["openapi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/availability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Available floor area by group 可用面积 */
        get: operations["availability"];
        put?: never;
        /** Available floor area in any area 选区面积 */
        post: operations["availability_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/exports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sites as a file 导出 */
        get: operations["export"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Check or import a file 导入 */
        post: operations["import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/nearest": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Nearest sites with enough space 最近物业 */
        get: operations["nearest"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/overview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Zones against their targets 总览 */
        get: operations["overview"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Recent and kept plans 方案列表 */
        get: operations["plans"];
        put?: never;
        /** Solve a scenario 求解方案 */
        post: operations["solve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One plan, or how far its search is 方案 */
        get: operations["plan"];
        put?: never;
        post?: never;
        /** Stop a search 取消求解 */
        delete: operations["cancel_plan"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{id}/geojson": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A plan on the map 方案要素 */
        get: operations["plan_features"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{id}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Re-prove a plan without the solver 核验 */
        get: operations["verify_plan"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/programme": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The programme as data 实施方案 */
        get: operations["programme"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/revisions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every revision 数据版本 */
        get: operations["revisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/revisions/{number}/revert": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Go back to a revision 回退 */
        post: operations["revert"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sites by what they are called 搜索 */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Sites one page at a time 台账 */
        get: operations["sites"];
        put?: never;
        /** Sites counted in any area 选区台账 */
        post: operations["sites_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All that is known of a site 物业 */
        get: operations["site"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Collections of features 要素集 */
        get: operations["collections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/{collection}/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Features as GeoJSON 要素 */
        get: operations["items"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the server is up 运行状态 */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/style.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Map style 地图样式 */
        get: operations["style"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tiles/{layer}/{z}/{x}/{y}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Vector tiles 矢量瓦片 */
        get: operations["tile"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Anything: {
            [key: string]: unknown;
        };
        Availability: {
            area_km2: number | null;
            /** @enum {string} */
            count: "share" | "centroid";
            enclaves: number;
            groups: components["schemas"]["Group"][];
            left_out_within: number;
            revision: number;
            total: components["schemas"]["Sums"];
            unplaced_sites: number;
        };
        AvailabilityQuestion: {
            area?: (components["schemas"]["Polygon"] | components["schemas"]["MultiPolygon"] | components["schemas"]["Circle"]) | null;
            /** @enum {string} */
            by?: "zone" | "kind" | "owner" | "street" | "supply" | "total";
            /** @enum {string} */
            count?: "share" | "centroid";
            filter?: components["schemas"]["Filter"];
        };
        /** @description the same words in Chinese and in English */
        Bilingual: {
            en: string;
            zh: string;
        };
        Choice: {
            area_m2: number;
            break_even_yuan: number | null;
            cost_yuan: number;
            example: boolean;
            if_lost_yuan: number | null;
            irreplaceable: boolean;
            lat: number | null;
            lon: number | null;
            name: string;
            option: components["schemas"]["Treatment"];
            reason: components["schemas"]["Bilingual"];
            replaced_by: string[];
            site: string;
            unit_yuan_per_m2: number | null;
            zone: string | null;
        };
        Circle: {
            circle: {
                centre: number[];
                radius_m: number;
            };
        };
        Fact: {
            /** Format: date */
            as_of: string | null;
            /** @enum {string} */
            confidence: "example" | "estimated" | "reported" | "verified";
            source: string;
            value: unknown;
        };
        FeatureCollection: {
            features: {
                geometry: components["schemas"]["Geometry"] | null;
                properties: {
                    [key: string]: unknown;
                };
                /** @enum {string} */
                type: "Feature";
            }[];
            /** @enum {string} */
            type: "FeatureCollection";
        };
        Filter: {
            available_min_m2?: number;
            kind?: ("building" | "idle_property" | "m0_parcel" | "carrier" | "place") | ("building" | "idle_property" | "m0_parcel" | "carrier" | "place")[];
            owner_kind?: ("state" | "collective" | "private" | "foreign" | "mixed") | ("state" | "collective" | "private" | "foreign" | "mixed")[];
            owners_max?: number;
            plan_named?: boolean;
            price_max_yuan_per_m2?: number;
            q?: string;
            street?: string | string[];
            supply_class?: ("idle_building" | "idle_factory" | "underused_land" | "m0") | ("idle_building" | "idle_factory" | "underused_land" | "m0")[];
            vacant_min_m2?: number;
            zone?: string | string[];
        };
        Finding: {
            code: string;
            feature: string | null;
            field: string | null;
            message: components["schemas"]["Bilingual"];
            remedy: components["schemas"]["Bilingual"];
            row: number | null;
            /** @enum {string} */
            severity: "note" | "warning" | "fault";
        };
        Geometry: {
            coordinates: unknown[];
            type: string;
        };
        Group: {
            available_area_m2: number | null;
            example_sites: number;
            floor_area_m2: number | null;
            footprint_area_m2: number | null;
            key: string | null;
            known: {
                available_area: number;
                floor_area: number;
                footprint_area: number;
                vacancy: number;
            };
            name: components["schemas"]["Bilingual"] | null;
            sites: number;
            unknown: {
                available_area: number;
                floor_area: number;
                footprint_area: number;
                vacancy: number;
            };
            vacant_area_m2: number | null;
        };
        Health: {
            /** @enum {string} */
            status: "ok";
        };
        ImportReport: {
            committed: boolean;
            counts: {
                accepted: number;
                noted: number;
                read: number;
                refused: number;
                skipped: number;
            };
            datum: string | null;
            encoding: string;
            findings: components["schemas"]["Finding"][];
            findings_total: number;
            format: string;
            name: string;
            revision: number | null;
            tally: {
                [key: string]: number;
            };
        };
        MultiPolygon: {
            coordinates: number[][][][];
            /** @enum {string} */
            type: "MultiPolygon";
        };
        NearestSites: {
            revision: number;
            sites: {
                distance_m: number;
                site: components["schemas"]["SiteSummary"];
            }[];
        };
        NotOffered: {
            name: string;
            reason: components["schemas"]["Bilingual"];
            site: string;
            zone: string | null;
        };
        Outcome: {
            bound_yuan: number | null;
            gap_share: number | null;
            gap_yuan: number | null;
            /** @enum {string} */
            kind: "optimal" | "within_gap" | "infeasible" | "cut_short";
            sentence: components["schemas"]["Bilingual"];
            shortfalls: {
                [key: string]: unknown;
            }[];
        };
        Overview: {
            /** Format: date */
            as_of: string | null;
            counts: {
                buildings: number;
                carriers: number;
                idle_properties: number;
                m0_parcels: number;
                places: number;
                sites: number;
            };
            district: {
                gap_to_headline_m2: number | null;
                headline_m2: number | null;
                name: components["schemas"]["Bilingual"];
                sum_of_zone_gaps_m2: number | null;
                table_m2: number | null;
            };
            example: boolean;
            notices: components["schemas"]["Bilingual"][];
            outside_zones: components["schemas"]["Row"];
            programme: {
                document_number: string;
                expired: boolean;
                id: string;
                /** Format: date */
                period_end: string;
                /** Format: date */
                period_start: string;
                title: components["schemas"]["Bilingual"];
            };
            revision: {
                /** Format: date-time */
                at: string;
                number: number;
                who: string;
                why: string;
            };
            total: components["schemas"]["Row"];
            zones: components["schemas"]["Row"][];
        };
        PassedOver: {
            area_m2: number;
            break_even_yuan: number | null;
            cost_yuan: number;
            discount_exact: boolean;
            discount_yuan: number | null;
            example: boolean;
            lat: number | null;
            lon: number | null;
            name: string;
            option: components["schemas"]["Treatment"];
            reason: components["schemas"]["Bilingual"];
            site: string;
            unit_yuan_per_m2: number | null;
            zone: string | null;
        };
        Plan: {
            certificate: {
                [key: string]: unknown;
            };
            choices: components["schemas"]["Choice"][];
            content_hash: string;
            district: components["schemas"]["ZoneResult"];
            id: string;
            model: {
                [key: string]: unknown;
            };
            not_offered: components["schemas"]["NotOffered"][];
            notices: components["schemas"]["Bilingual"][];
            outcome: components["schemas"]["Outcome"];
            passed_over: components["schemas"]["PassedOver"][];
            programme: string;
            revision: number;
            scenario: components["schemas"]["Scenario"];
            schema: string;
            solved_in_ms: number | null;
            totals: components["schemas"]["Totals"];
            zones: components["schemas"]["ZoneResult"][];
        };
        PlanList: {
            plans: {
                /** Format: date-time */
                created_at: string;
                id: string;
                kept: boolean;
                /** Format: date */
                milestone: string | null;
                outcome: components["schemas"]["Outcome"];
                revision: number;
                title: string | null;
                totals: components["schemas"]["Totals"];
            }[];
        };
        Polygon: {
            coordinates: number[][][];
            /** @enum {string} */
            type: "Polygon";
        };
        /** @description RFC 9457 */
        Problem: {
            /** @enum {string} */
            code: "unknown_parameter" | "invalid_parameter" | "invalid_body" | "bad_request" | "unauthorised" | "forbidden" | "not_found" | "method_not_allowed" | "request_timeout" | "conflict" | "too_large" | "uri_too_long" | "unsupported_media_type" | "misdirected" | "unprocessable" | "overloaded" | "storage_full" | "internal";
            detail: string;
            detail_en: string;
            detail_zh: string;
            errors: {
                message: components["schemas"]["Bilingual"];
                place: string;
            }[];
            errors_total: number;
            instance: string;
            request_id: string;
            status: number;
            title: string;
            title_en: string;
            title_zh: string;
            type: string;
        };
        Revision: {
            /** Format: date-time */
            at: string;
            content_hash: string;
            number: number;
            who: string;
            why: string;
        };
        RevisionList: {
            revisions: components["schemas"]["Revision"][];
        };
        Row: {
            /** Format: date */
            as_of: string | null;
            available_area_m2: number | null;
            built_area_m2: number | null;
            carriers: number;
            carriers_of_unknown_status: number;
            enclaves: number;
            example_sites: number;
            gap_area_m2: number | null;
            incubatees: number | null;
            name: components["schemas"]["Bilingual"];
            official: boolean;
            planned_area_m2: number | null;
            sites: number;
            targets: components["schemas"]["Target"][];
            tech_firms: number | null;
            under_way_area_m2: number | null;
            vacancy_unknown_sites: number;
            vacant_area_m2: number | null;
            zone: string | null;
        };
        /** @description Every field has a default, so {} is a scenario. keep and title are read beside it. */
        Scenario: {
            /** @enum {string|null} */
            bind?: "headline" | "zones" | "both" | null;
            bind_firms?: boolean;
            budget_yuan?: number | null;
            costs?: {
                [key: string]: unknown;
            };
            count_enclave?: boolean;
            count_modes?: string[];
            count_under_way?: boolean;
            include_unknown?: boolean;
            keep?: boolean;
            locks?: {
                /** @enum {string} */
                kind: "in" | "out";
                option?: unknown;
                site: string;
                zone?: string | null;
            }[];
            /** Format: date */
            milestone?: string | null;
            owner_limit?: number | null;
            smallest_m2?: number | null;
            square_metres_per_firm?: {
                [key: string]: number;
            };
            /** Format: date */
            start?: string | null;
            switches?: {
                [key: string]: string;
            };
            targets?: {
                at_least_m2: number;
                scope: unknown;
            }[];
            time_limit_s?: number;
            title?: string;
        };
        Search: {
            best_yuan: number | null;
            bound_yuan: number | null;
            elapsed_ms: number;
            id: string;
            phase: string | null;
            /** @enum {string} */
            state: "waiting" | "running";
        };
        SearchResults: {
            results: {
                id: string;
                /** @enum {string} */
                kind: "building" | "idle_property" | "m0_parcel" | "carrier" | "place";
                lat: number | null;
                lon: number | null;
                name: string;
            }[];
        };
        SiteDetail: {
            aliases: string[];
            /** Format: date */
            as_of: string | null;
            asking_price_yuan_per_m2: number | null;
            available_area_m2: number | null;
            /** @enum {string|null} */
            confidence: "example" | "estimated" | "reported" | "verified" | null;
            example: boolean;
            facts: {
                [key: string]: components["schemas"]["Fact"] | null;
            };
            floor_area_m2: number | null;
            geometry: components["schemas"]["Geometry"] | null;
            id: string;
            /** @enum {string} */
            kind: "building" | "idle_property" | "m0_parcel" | "carrier" | "place";
            lat: number | null;
            lon: number | null;
            name: string | null;
            other: {
                [key: string]: string;
            } | null;
            owner_count: number | null;
            owner_kind: string | null;
            plan_named: boolean;
            restricted: string[];
            revision: number;
            status: string | null;
            street: string | null;
            supply_class: string | null;
            vacant_area_m2: number | null;
            within: string | null;
            zone: string | null;
        };
        SitePage: {
            matched: number;
            offset: number;
            returned: number;
            revision: number;
            sites: components["schemas"]["SiteSummary"][];
        };
        SiteSummary: {
            /** Format: date */
            as_of: string | null;
            asking_price_yuan_per_m2: number | null;
            available_area_m2: number | null;
            /** @enum {string|null} */
            confidence: "example" | "estimated" | "reported" | "verified" | null;
            example: boolean;
            floor_area_m2: number | null;
            id: string;
            /** @enum {string} */
            kind: "building" | "idle_property" | "m0_parcel" | "carrier" | "place";
            lat: number | null;
            lon: number | null;
            name: string | null;
            owner_count: number | null;
            owner_kind: string | null;
            status: string | null;
            street: string | null;
            supply_class: string | null;
            vacant_area_m2: number | null;
            zone: string | null;
        };
        SitesQuestion: {
            area?: (components["schemas"]["Polygon"] | components["schemas"]["MultiPolygon"] | components["schemas"]["Circle"]) | null;
            /** @enum {string} */
            count?: "share" | "centroid";
            filter?: components["schemas"]["Filter"];
            /** @default 100 */
            limit: number;
            /** @default 0 */
            offset: number;
            /** @description a word as in GET /api/sites; a leading - turns it round */
            sort?: string;
        };
        Sums: {
            available_area_m2: number | null;
            example_sites: number;
            floor_area_m2: number | null;
            footprint_area_m2: number | null;
            known: {
                available_area: number;
                floor_area: number;
                footprint_area: number;
                vacancy: number;
            };
            sites: number;
            unknown: {
                available_area: number;
                floor_area: number;
                footprint_area: number;
                vacancy: number;
            };
            vacant_area_m2: number | null;
        };
        Target: {
            at_least: number;
            at_most: number | null;
            clause: string;
            /** Format: date */
            due: string;
            metric: string;
        };
        Totals: {
            area_m2: number;
            average_yuan_per_m2: number | null;
            cost_yuan: number;
            sites: number;
        };
        Treatment: {
            mode: string;
            /** @enum {string} */
            refit: "light" | "deep" | "build";
            /** @enum {string} */
            scope: "whole" | "part";
        };
        Verdict: {
            checks: components["schemas"]["Bilingual"][];
            objections: {
                code: string;
                message: components["schemas"]["Bilingual"];
                place: string;
            }[];
            proved: unknown;
            valid: boolean;
        };
        ZoneResult: {
            built_m2: number;
            chosen_m2: number;
            cost_yuan: number;
            name: components["schemas"]["Bilingual"];
            price_yuan_per_m2: number | null;
            room_for_firms: number;
            room_for_tech_firms: number;
            shortfall_m2: number;
            sites: number;
            target_m2: number | null;
            zone: string | null;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    openapi: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Anything"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    availability: {
        parameters: {
            query?: {
                /** @description what sums are given for 分组 */
                by?: "zone" | "kind" | "owner" | "street" | "supply" | "total";
                /** @description kinds of site 类型 */
                kind?: ("building" | "idle_property" | "m0_parcel" | "carrier" | "place")[];
                /** @description zone ids 片区 */
                zone?: string[];
                /** @description streets 街道 */
                street?: string[];
                /** @description kinds of owner 产权性质 */
                owner_kind?: ("state" | "collective" | "private" | "foreign" | "mixed")[];
                /** @description supply classes 供给类别 */
                supply_class?: ("idle_building" | "idle_factory" | "underused_land" | "m0")[];
                /** @description least vacant area, ㎡ 空置面积下限 */
                vacant_min_m2?: number;
                /** @description least available area, ㎡ 可用面积下限 */
                available_min_m2?: number;
                /** @description most owners 产权户数上限 */
                owners_max?: number;
                /** @description highest asking price, 元/㎡ 报价上限 */
                price_max_yuan_per_m2?: number;
                /** @description named by the programme 方案点名 */
                plan_named?: boolean;
                /** @description text in name, alias, id or address 文字 */
                q?: string;
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Availability"];
                };
            };
            /** @description Not modified since the revision of the ETag */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    availability_in: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AvailabilityQuestion"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Availability"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    export: {
        parameters: {
            query?: {
                /** @description format 格式 */
                f?: "geojson" | "csv" | "gpkg";
                /** @description kinds of site 类型 */
                kind?: ("building" | "idle_property" | "m0_parcel" | "carrier" | "place")[];
                /** @description zone ids 片区 */
                zone?: string[];
                /** @description streets 街道 */
                street?: string[];
                /** @description kinds of owner 产权性质 */
                owner_kind?: ("state" | "collective" | "private" | "foreign" | "mixed")[];
                /** @description supply classes 供给类别 */
                supply_class?: ("idle_building" | "idle_factory" | "underused_land" | "m0")[];
                /** @description least vacant area, ㎡ 空置面积下限 */
                vacant_min_m2?: number;
                /** @description least available area, ㎡ 可用面积下限 */
                available_min_m2?: number;
                /** @description most owners 产权户数上限 */
                owners_max?: number;
                /** @description highest asking price, 元/㎡ 报价上限 */
                price_max_yuan_per_m2?: number;
                /** @description named by the programme 方案点名 */
                plan_named?: boolean;
                /** @description text in name, alias, id or address 文字 */
                q?: string;
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    import: {
        parameters: {
            query?: {
                /** @description file name 文件名 */
                name?: string;
                /** @description check only, or write 模式 */
                mode?: "dry_run" | "commit";
                /** @description kind of site where the file does not say 类型 */
                kind?: "building" | "idle_property" | "m0_parcel" | "carrier" | "place";
                /** @description datum of the coordinates 坐标基准 */
                datum?: string;
                /** @description which of two numbers comes first 坐标顺序 */
                axes?: "east_north" | "north_east";
                /** @description where the data comes from 来源 */
                source?: string;
                /** @description the day it describes, YYYY-MM-DD 数据日期 */
                as_of?: string;
                /** @description how well it is known 可信度 */
                confidence?: "example" | "estimated" | "reported" | "verified";
                /** @description refuse all, or skip the rows at fault 有错时 */
                on_error?: "refuse" | "skip";
                /** @description reason, for the record 事由 */
                why?: string;
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/octet-stream": string;
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ImportReport"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    nearest: {
        parameters: {
            query?: {
                /** @description longitude, degrees 经度 */
                lon?: number;
                /** @description latitude, degrees 纬度 */
                lat?: number;
                /** @description least available area, ㎡ 可用面积下限 */
                min_area_m2?: number;
                /** @description how many 个数 */
                k?: number;
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NearestSites"];
                };
            };
            /** @description Not modified since the revision of the ETag */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    overview: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Overview"];
                };
            };
            /** @description Not modified since the revision of the ETag */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    plans: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlanList"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    solve: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Scenario"];
            };
        };
        responses: {
            /** @description OK */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            /** @description Still searching; ask the Location again */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Search"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    plan: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Plan"];
                };
            };
            /** @description Still searching; ask the Location again */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Search"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancel_plan: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    plan_features: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["FeatureCollection"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verify_plan: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Verdict"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    programme: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Anything"];
                };
            };
            /** @description Not modified since the revision of the ETag */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revisions: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RevisionList"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revert: {
        parameters: {
            query?: {
                /** @description reason, for the record 事由 */
                why?: string;
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                number: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Revision"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    search: {
        parameters: {
            query?: {
                /** @description text in name, alias, id or address 文字 */
                q?: string;
                /** @description most answers 条数 */
                limit?: number;
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchResults"];
                };
            };
            /** @description Not modified since the revision of the ETag */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sites: {
        parameters: {
            query?: {
                /** @description west,south,east,north in degrees 范围 */
                bbox?: number[];
                /** @description most answers; more is taken as the most 条数 */
                limit?: number;
                /** @description how many to leave out first 起始 */
                offset?: number;
                /** @description order; a leading - turns it round 排序 */
                sort?: "id" | "-id" | "name" | "-name" | "floor_area_m2" | "-floor_area_m2" | "vacant_area_m2" | "-vacant_area_m2" | "available_area_m2" | "-available_area_m2" | "owner_count" | "-owner_count" | "asking_price_yuan_per_m2" | "-asking_price_yuan_per_m2";
                /** @description kinds of site 类型 */
                kind?: ("building" | "idle_property" | "m0_parcel" | "carrier" | "place")[];
                /** @description zone ids 片区 */
                zone?: string[];
                /** @description streets 街道 */
                street?: string[];
                /** @description kinds of owner 产权性质 */
                owner_kind?: ("state" | "collective" | "private" | "foreign" | "mixed")[];
                /** @description supply classes 供给类别 */
                supply_class?: ("idle_building" | "idle_factory" | "underused_land" | "m0")[];
                /** @description least vacant area, ㎡ 空置面积下限 */
                vacant_min_m2?: number;
                /** @description least available area, ㎡ 可用面积下限 */
                available_min_m2?: number;
                /** @description most owners 产权户数上限 */
                owners_max?: number;
                /** @description highest asking price, 元/㎡ 报价上限 */
                price_max_yuan_per_m2?: number;
                /** @description named by the programme 方案点名 */
                plan_named?: boolean;
                /** @description text in name, alias, id or address 文字 */
                q?: string;
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SitePage"];
                };
            };
            /** @description Not modified since the revision of the ETag */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sites_in: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SitesQuestion"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SitePage"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    site: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteDetail"];
                };
            };
            /** @description Not modified since the revision of the ETag */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    collections: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Anything"];
                };
            };
            /** @description Not modified since the revision of the ETag */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    items: {
        parameters: {
            query?: {
                /** @description west,south,east,north in degrees 范围 */
                bbox?: number[];
                /** @description most answers; more is taken as the most 条数 */
                limit?: number;
                /** @description how many to leave out first 起始 */
                offset?: number;
                /** @description kinds of site 类型 */
                kind?: ("building" | "idle_property" | "m0_parcel" | "carrier" | "place")[];
                /** @description zone ids 片区 */
                zone?: string[];
                /** @description streets 街道 */
                street?: string[];
                /** @description kinds of owner 产权性质 */
                owner_kind?: ("state" | "collective" | "private" | "foreign" | "mixed")[];
                /** @description supply classes 供给类别 */
                supply_class?: ("idle_building" | "idle_factory" | "underused_land" | "m0")[];
                /** @description least vacant area, ㎡ 空置面积下限 */
                vacant_min_m2?: number;
                /** @description least available area, ㎡ 可用面积下限 */
                available_min_m2?: number;
                /** @description most owners 产权户数上限 */
                owners_max?: number;
                /** @description highest asking price, 元/㎡ 报价上限 */
                price_max_yuan_per_m2?: number;
                /** @description named by the programme 方案点名 */
                plan_named?: boolean;
                /** @description text in name, alias, id or address 文字 */
                q?: string;
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                collection: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/geo+json": components["schemas"]["FeatureCollection"];
                };
            };
            /** @description Not modified since the revision of the ETag */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    health: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    style: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Anything"];
                };
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    tile: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                layer: string;
                z: string;
                x: string;
                y: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/vnd.mapbox-vector-tile": string;
                };
            };
            /** @description Not modified since the revision of the ETag */
            304: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Problem */
            default: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
