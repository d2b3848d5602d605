// Written by `npm run types` from openapi.json.
export interface paths {
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The way in 入口
         * @description The way in 入口
         */
        get: operations["landing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This document 接口说明
         * @description This document 接口说明
         */
        get: operations["openapi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/appraisals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every property appraised and ranked 批量评估排序
         * @description Every property appraised and ranked 批量评估排序
         */
        get: operations["appraisals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who did what, in order 审计记录
         * @description Who did what, in order 审计记录
         */
        get: operations["audit"];
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
        /**
         * Available floor area by group 可用面积
         * @description Available floor area by group 可用面积
         */
        get: operations["availability"];
        put?: never;
        /**
         * Available floor area in any area 选区面积
         * @description Available floor area in any area 选区面积
         */
        post: operations["availability_in"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/availability/areas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Available floor area in each of several areas 多个范围的面积
         * @description Available floor area in each of several areas 多个范围的面积
         */
        post: operations["availability_in_each"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/backups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Backups in the folder of the server 备份列表
         * @description Backups in the folder of the server 备份列表
         */
        get: operations["backups"];
        put?: never;
        /**
         * Take and check a backup now 立即备份
         * @description Take and check a backup now 立即备份
         */
        post: operations["take_backup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/break-even": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What every property of a list is worth to the plan 批量方案保本价
         * @description What every property of a list is worth to the plan 批量方案保本价
         */
        get: operations["listed_worths"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/carriers/{id}/recognition": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A carrier against the rules 认定差距
         * @description A carrier against the rules 认定差距
         */
        get: operations["recognition"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/coverage": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Space within reach of carriers 载体覆盖
         * @description Space within reach of carriers 载体覆盖
         */
        get: operations["coverage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * New revisions as they come (SSE) 数据更新事件
         * @description New revisions as they come (SSE) 数据更新事件
         */
        get: operations["events"];
        put?: never;
        post?: never;
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
        /**
         * Sites as a file 导出
         * @description Sites as a file 导出
         */
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
        /**
         * Check or import a file; Zaiti-Local-Grid 导入
         * @description Check or import a file; Zaiti-Local-Grid 导入
         */
        post: operations["import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/imports/report": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Findings of a file as XLSX 问题清单
         * @description Findings of a file as XLSX 问题清单
         */
        post: operations["import_report"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where idle buildings and carriers stand 台账
         * @description Where idle buildings and carriers stand 台账
         */
        get: operations["ledger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/alarms": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What falls due, by unit 到期与催办
         * @description What falls due, by unit 到期与催办
         */
        get: operations["ledger_alarms"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/ledger/quarter": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The list of a quarter 季度清单
         * @description The list of a quarter 季度清单
         */
        get: operations["ledger_quarter"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/mappings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What the headings of a source mean 表头对应
         * @description What the headings of a source mean 表头对应
         */
        get: operations["mapping"];
        put?: never;
        /**
         * Remember what headings mean 保存表头对应
         * @description Remember what headings mean 保存表头对应
         */
        post: operations["remember_mapping"];
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
        /**
         * Nearest sites with enough space 最近物业
         * @description Nearest sites with enough space 最近物业
         */
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
        /**
         * Zones against their targets 总览
         * @description Zones against their targets 总览
         */
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
        /**
         * Recent and kept plans 方案列表
         * @description Recent and kept plans 方案列表
         */
        get: operations["plans"];
        put?: never;
        /**
         * Solve a scenario 求解方案
         * @description Solve a scenario 求解方案
         */
        post: operations["solve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/compare": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Plans side by side 方案比较
         * @description Plans side by side 方案比较
         */
        get: operations["compare_plans"];
        put?: never;
        post?: never;
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
        /**
         * One plan, or how far its search is 方案
         * @description One plan, or how far its search is 方案
         */
        get: operations["plan"];
        put?: never;
        post?: never;
        /**
         * Stop a search 取消求解
         * @description Stop a search 取消求解
         */
        delete: operations["cancel_plan"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{id}/alternatives": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Plans that really differ 备选方案
         * @description Plans that really differ 备选方案
         */
        post: operations["alternatives"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{id}/break-even": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What every site is worth to it 盈亏平衡价
         * @description What every site is worth to it 盈亏平衡价
         */
        post: operations["worths"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How far a search is, as it goes 求解进度
         * @description How far a search is, as it goes 求解进度
         */
        get: operations["plan_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{id}/explain/{site}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Why a site is in a plan or not 为何入选
         * @description Why a site is in a plan or not 为何入选
         */
        get: operations["explain"];
        put?: never;
        post?: never;
        delete?: never;
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
        /**
         * A plan on the map 方案要素
         * @description A plan on the map 方案要素
         */
        get: operations["plan_features"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{id}/pareto": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cost against something else 权衡曲线
         * @description Cost against something else 权衡曲线
         */
        post: operations["pareto"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{id}/portfolio": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What it leans on 组合风险
         * @description What it leans on 组合风险
         */
        get: operations["portfolio"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{id}/properties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a plan takes, as a file 方案物业清单
         * @description What a plan takes, as a file 方案物业清单
         */
        get: operations["plan_properties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{id}/repairs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What would make it feasible 如何可行
         * @description What would make it feasible 如何可行
         */
        get: operations["repairs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/plans/{id}/risk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * How likely every target is met 达标概率
         * @description How likely every target is met 达标概率
         */
        post: operations["risk"];
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
        /**
         * Re-prove a plan without the solver 核验
         * @description Re-prove a plan without the solver 核验
         */
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
        /**
         * The programme as data 实施方案
         * @description The programme as data 实施方案
         */
        get: operations["programme"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/questions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Open questions with their present values 待明确事项
         * @description Open questions with their present values 待明确事项
         */
        get: operations["questions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/rating-profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Who signed the weights 评分权重
         * @description Who signed the weights 评分权重
         */
        get: operations["rating_profiles"];
        put?: never;
        /**
         * Sign other weights 签署权重
         * @description Sign other weights 签署权重
         */
        post: operations["sign_rating"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recognition": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Hypothetical floors against the rules 假设楼层认定
         * @description Hypothetical floors against the rules 假设楼层认定
         */
        post: operations["suppose"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/recognition/board": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The pipeline toward the counts 认定推进
         * @description The pipeline toward the counts 认定推进
         */
        get: operations["recognition_board"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/annex": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The published target table with what stands against it 附表(对照)
         * @description The published target table with what stands against it 附表(对照)
         */
        get: operations["report_annex"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The list of a quarter as a file 季度清单
         * @description The list of a quarter as a file 季度清单
         */
        get: operations["report_ledger"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/ranking": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every property in the order of its appraisal 收储优先次序
         * @description Every property in the order of its appraisal 收储优先次序
         */
        get: operations["report_ranking"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/sheets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The sheets of a list in one archive 批量评估表
         * @description The sheets of a list in one archive 批量评估表
         */
        get: operations["report_sheets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/reports/sheets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The acquisition sheet as a file 收储评估表
         * @description The acquisition sheet as a file 收储评估表
         */
        get: operations["report_sheet"];
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
        /**
         * Revisions, the latest of them 数据版本
         * @description Revisions, the latest of them 数据版本
         */
        get: operations["revisions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/revisions/{number}/difference/{to}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What came of the space between two revisions, by group 版本差异
         * @description What came of the space between two revisions, by group 版本差异
         */
        get: operations["revision_difference"];
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
        /**
         * Go back to a revision 回退
         * @description Go back to a revision 回退
         */
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
        /**
         * Sites by what they are called, and positions by their coordinates 搜索
         * @description Sites by what they are called, and positions by their coordinates 搜索
         */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sheets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Sheets frozen for meetings 定稿评估表
         * @description Sheets frozen for meetings 定稿评估表
         */
        get: operations["frozen_sheets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sheets/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A frozen sheet, byte for byte 定稿评估表
         * @description A frozen sheet, byte for byte 定稿评估表
         */
        get: operations["frozen_sheet"];
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
        /**
         * Sites one page at a time 台账
         * @description Sites one page at a time 台账
         */
        get: operations["sites"];
        put?: never;
        /**
         * Sites counted in any area 选区台账
         * @description Sites counted in any area 选区台账
         */
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
        /**
         * All that is known of a site 物业
         * @description All that is known of a site 物业
         */
        get: operations["site"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{id}/appraisal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The acquisition sheet 收储评估表
         * @description The acquisition sheet 收储评估表
         */
        get: operations["appraisal"];
        put?: never;
        /**
         * The sheet under any settings and declarations 按设定评估
         * @description The sheet under any settings and declarations 按设定评估
         */
        post: operations["appraisal_with"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{id}/break-even": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What it is worth by its cash flow and to the plan 两种盈亏平衡价
         * @description What it is worth by its cash flow and to the plan 两种盈亏平衡价
         */
        get: operations["break_even"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{id}/ledger": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One site with all its entries 单项台账
         * @description One site with all its entries 单项台账
         */
        get: operations["site_ledger"];
        put?: never;
        /**
         * Record a step 登记状态
         * @description Record a step 登记状态
         */
        post: operations["record_step"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/sites/{id}/sheets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Freeze a sheet for a meeting 定稿
         * @description Freeze a sheet for a meeting 定稿
         */
        post: operations["freeze_sheet"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Every token, never its secret 令牌列表
         * @description Every token, never its secret 令牌列表
         */
        get: operations["tokens"];
        put?: never;
        /**
         * Make a token; shown once 新建令牌
         * @description Make a token; shown once 新建令牌
         */
        post: operations["add_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/tokens/{label}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Take back 吊销令牌
         * @description Take back 吊销令牌
         */
        delete: operations["revoke_token"];
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
        /**
         * Collections of features 要素集
         * @description Collections of features 要素集
         */
        get: operations["collections"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/buildings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A collection 要素集
         * @description A collection 要素集
         */
        get: operations["collection_buildings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/buildings/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Features as GeoJSON 要素
         * @description Features as GeoJSON 要素
         */
        get: operations["items_buildings"];
        put?: never;
        /**
         * Add a feature 新增要素
         * @description Add a feature 新增要素
         */
        post: operations["add_feature_buildings"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/buildings/items/{featureId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One feature 单个要素
         * @description One feature 单个要素
         */
        get: operations["feature_buildings"];
        /**
         * Replace a feature; If-Match 替换要素
         * @description Replace a feature; If-Match 替换要素
         */
        put: operations["replace_feature_buildings"];
        post?: never;
        /**
         * Take a feature out; If-Match 删除要素
         * @description Take a feature out; If-Match 删除要素
         */
        delete: operations["retire_feature_buildings"];
        options?: never;
        head?: never;
        /**
         * Change a feature; If-Match 修改要素
         * @description Change a feature; If-Match 修改要素
         */
        patch: operations["patch_feature_buildings"];
        trace?: never;
    };
    "/collections/buildings/queryables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What can be asked for 可查询属性
         * @description What can be asked for 可查询属性
         */
        get: operations["queryables_buildings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/buildings/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Its properties 属性
         * @description Its properties 属性
         */
        get: operations["schema_buildings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/buildings/sortables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What it can be ordered by 可排序属性
         * @description What it can be ordered by 可排序属性
         */
        get: operations["sortables_buildings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/buildings/tiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tiles of a collection 瓦片集
         * @description Tiles of a collection 瓦片集
         */
        get: operations["tilesets_buildings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/buildings/tiles/{scheme}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tiles of a collection in a scheme 瓦片集
         * @description Tiles of a collection in a scheme 瓦片集
         */
        get: operations["tileset_buildings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/buildings/tiles/{scheme}/{z}/{row}/{column}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A tile of a collection 要素瓦片
         * @description A tile of a collection 要素瓦片
         */
        get: operations["collection_tile_buildings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/carrier-reach": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A collection 要素集
         * @description A collection 要素集
         */
        get: operations["collection_carrier_reach"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/carrier-reach/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Features as GeoJSON 要素
         * @description Features as GeoJSON 要素
         */
        get: operations["items_carrier_reach"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/carrier-reach/items/{featureId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One feature 单个要素
         * @description One feature 单个要素
         */
        get: operations["feature_carrier_reach"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/carrier-reach/queryables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What can be asked for 可查询属性
         * @description What can be asked for 可查询属性
         */
        get: operations["queryables_carrier_reach"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/carrier-reach/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Its properties 属性
         * @description Its properties 属性
         */
        get: operations["schema_carrier_reach"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/carrier-reach/sortables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What it can be ordered by 可排序属性
         * @description What it can be ordered by 可排序属性
         */
        get: operations["sortables_carrier_reach"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/carrier-reach/tiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tiles of a collection 瓦片集
         * @description Tiles of a collection 瓦片集
         */
        get: operations["tilesets_carrier_reach"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/carrier-reach/tiles/{scheme}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tiles of a collection in a scheme 瓦片集
         * @description Tiles of a collection in a scheme 瓦片集
         */
        get: operations["tileset_carrier_reach"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/carrier-reach/tiles/{scheme}/{z}/{row}/{column}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A tile of a collection 要素瓦片
         * @description A tile of a collection 要素瓦片
         */
        get: operations["collection_tile_carrier_reach"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/carriers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A collection 要素集
         * @description A collection 要素集
         */
        get: operations["collection_carriers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/carriers/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Features as GeoJSON 要素
         * @description Features as GeoJSON 要素
         */
        get: operations["items_carriers"];
        put?: never;
        /**
         * Add a feature 新增要素
         * @description Add a feature 新增要素
         */
        post: operations["add_feature_carriers"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/carriers/items/{featureId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One feature 单个要素
         * @description One feature 单个要素
         */
        get: operations["feature_carriers"];
        /**
         * Replace a feature; If-Match 替换要素
         * @description Replace a feature; If-Match 替换要素
         */
        put: operations["replace_feature_carriers"];
        post?: never;
        /**
         * Take a feature out; If-Match 删除要素
         * @description Take a feature out; If-Match 删除要素
         */
        delete: operations["retire_feature_carriers"];
        options?: never;
        head?: never;
        /**
         * Change a feature; If-Match 修改要素
         * @description Change a feature; If-Match 修改要素
         */
        patch: operations["patch_feature_carriers"];
        trace?: never;
    };
    "/collections/carriers/queryables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What can be asked for 可查询属性
         * @description What can be asked for 可查询属性
         */
        get: operations["queryables_carriers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/carriers/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Its properties 属性
         * @description Its properties 属性
         */
        get: operations["schema_carriers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/carriers/sortables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What it can be ordered by 可排序属性
         * @description What it can be ordered by 可排序属性
         */
        get: operations["sortables_carriers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/carriers/tiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tiles of a collection 瓦片集
         * @description Tiles of a collection 瓦片集
         */
        get: operations["tilesets_carriers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/carriers/tiles/{scheme}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tiles of a collection in a scheme 瓦片集
         * @description Tiles of a collection in a scheme 瓦片集
         */
        get: operations["tileset_carriers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/carriers/tiles/{scheme}/{z}/{row}/{column}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A tile of a collection 要素瓦片
         * @description A tile of a collection 要素瓦片
         */
        get: operations["collection_tile_carriers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/floors": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A collection 要素集
         * @description A collection 要素集
         */
        get: operations["collection_floors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/floors/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Features as GeoJSON 要素
         * @description Features as GeoJSON 要素
         */
        get: operations["items_floors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/floors/items/{featureId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One feature 单个要素
         * @description One feature 单个要素
         */
        get: operations["feature_floors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/floors/queryables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What can be asked for 可查询属性
         * @description What can be asked for 可查询属性
         */
        get: operations["queryables_floors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/floors/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Its properties 属性
         * @description Its properties 属性
         */
        get: operations["schema_floors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/floors/sortables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What it can be ordered by 可排序属性
         * @description What it can be ordered by 可排序属性
         */
        get: operations["sortables_floors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/floors/tiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tiles of a collection 瓦片集
         * @description Tiles of a collection 瓦片集
         */
        get: operations["tilesets_floors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/floors/tiles/{scheme}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tiles of a collection in a scheme 瓦片集
         * @description Tiles of a collection in a scheme 瓦片集
         */
        get: operations["tileset_floors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/floors/tiles/{scheme}/{z}/{row}/{column}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A tile of a collection 要素瓦片
         * @description A tile of a collection 要素瓦片
         */
        get: operations["collection_tile_floors"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/idle-properties": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A collection 要素集
         * @description A collection 要素集
         */
        get: operations["collection_idle_properties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/idle-properties/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Features as GeoJSON 要素
         * @description Features as GeoJSON 要素
         */
        get: operations["items_idle_properties"];
        put?: never;
        /**
         * Add a feature 新增要素
         * @description Add a feature 新增要素
         */
        post: operations["add_feature_idle_properties"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/idle-properties/items/{featureId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One feature 单个要素
         * @description One feature 单个要素
         */
        get: operations["feature_idle_properties"];
        /**
         * Replace a feature; If-Match 替换要素
         * @description Replace a feature; If-Match 替换要素
         */
        put: operations["replace_feature_idle_properties"];
        post?: never;
        /**
         * Take a feature out; If-Match 删除要素
         * @description Take a feature out; If-Match 删除要素
         */
        delete: operations["retire_feature_idle_properties"];
        options?: never;
        head?: never;
        /**
         * Change a feature; If-Match 修改要素
         * @description Change a feature; If-Match 修改要素
         */
        patch: operations["patch_feature_idle_properties"];
        trace?: never;
    };
    "/collections/idle-properties/queryables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What can be asked for 可查询属性
         * @description What can be asked for 可查询属性
         */
        get: operations["queryables_idle_properties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/idle-properties/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Its properties 属性
         * @description Its properties 属性
         */
        get: operations["schema_idle_properties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/idle-properties/sortables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What it can be ordered by 可排序属性
         * @description What it can be ordered by 可排序属性
         */
        get: operations["sortables_idle_properties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/idle-properties/tiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tiles of a collection 瓦片集
         * @description Tiles of a collection 瓦片集
         */
        get: operations["tilesets_idle_properties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/idle-properties/tiles/{scheme}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tiles of a collection in a scheme 瓦片集
         * @description Tiles of a collection in a scheme 瓦片集
         */
        get: operations["tileset_idle_properties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/idle-properties/tiles/{scheme}/{z}/{row}/{column}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A tile of a collection 要素瓦片
         * @description A tile of a collection 要素瓦片
         */
        get: operations["collection_tile_idle_properties"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/m0-parcels": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A collection 要素集
         * @description A collection 要素集
         */
        get: operations["collection_m0_parcels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/m0-parcels/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Features as GeoJSON 要素
         * @description Features as GeoJSON 要素
         */
        get: operations["items_m0_parcels"];
        put?: never;
        /**
         * Add a feature 新增要素
         * @description Add a feature 新增要素
         */
        post: operations["add_feature_m0_parcels"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/m0-parcels/items/{featureId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One feature 单个要素
         * @description One feature 单个要素
         */
        get: operations["feature_m0_parcels"];
        /**
         * Replace a feature; If-Match 替换要素
         * @description Replace a feature; If-Match 替换要素
         */
        put: operations["replace_feature_m0_parcels"];
        post?: never;
        /**
         * Take a feature out; If-Match 删除要素
         * @description Take a feature out; If-Match 删除要素
         */
        delete: operations["retire_feature_m0_parcels"];
        options?: never;
        head?: never;
        /**
         * Change a feature; If-Match 修改要素
         * @description Change a feature; If-Match 修改要素
         */
        patch: operations["patch_feature_m0_parcels"];
        trace?: never;
    };
    "/collections/m0-parcels/queryables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What can be asked for 可查询属性
         * @description What can be asked for 可查询属性
         */
        get: operations["queryables_m0_parcels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/m0-parcels/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Its properties 属性
         * @description Its properties 属性
         */
        get: operations["schema_m0_parcels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/m0-parcels/sortables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What it can be ordered by 可排序属性
         * @description What it can be ordered by 可排序属性
         */
        get: operations["sortables_m0_parcels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/m0-parcels/tiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tiles of a collection 瓦片集
         * @description Tiles of a collection 瓦片集
         */
        get: operations["tilesets_m0_parcels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/m0-parcels/tiles/{scheme}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tiles of a collection in a scheme 瓦片集
         * @description Tiles of a collection in a scheme 瓦片集
         */
        get: operations["tileset_m0_parcels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/m0-parcels/tiles/{scheme}/{z}/{row}/{column}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A tile of a collection 要素瓦片
         * @description A tile of a collection 要素瓦片
         */
        get: operations["collection_tile_m0_parcels"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/places": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A collection 要素集
         * @description A collection 要素集
         */
        get: operations["collection_places"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/places/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Features as GeoJSON 要素
         * @description Features as GeoJSON 要素
         */
        get: operations["items_places"];
        put?: never;
        /**
         * Add a feature 新增要素
         * @description Add a feature 新增要素
         */
        post: operations["add_feature_places"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/places/items/{featureId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One feature 单个要素
         * @description One feature 单个要素
         */
        get: operations["feature_places"];
        /**
         * Replace a feature; If-Match 替换要素
         * @description Replace a feature; If-Match 替换要素
         */
        put: operations["replace_feature_places"];
        post?: never;
        /**
         * Take a feature out; If-Match 删除要素
         * @description Take a feature out; If-Match 删除要素
         */
        delete: operations["retire_feature_places"];
        options?: never;
        head?: never;
        /**
         * Change a feature; If-Match 修改要素
         * @description Change a feature; If-Match 修改要素
         */
        patch: operations["patch_feature_places"];
        trace?: never;
    };
    "/collections/places/queryables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What can be asked for 可查询属性
         * @description What can be asked for 可查询属性
         */
        get: operations["queryables_places"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/places/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Its properties 属性
         * @description Its properties 属性
         */
        get: operations["schema_places"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/places/sortables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What it can be ordered by 可排序属性
         * @description What it can be ordered by 可排序属性
         */
        get: operations["sortables_places"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/places/tiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tiles of a collection 瓦片集
         * @description Tiles of a collection 瓦片集
         */
        get: operations["tilesets_places"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/places/tiles/{scheme}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tiles of a collection in a scheme 瓦片集
         * @description Tiles of a collection in a scheme 瓦片集
         */
        get: operations["tileset_places"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/places/tiles/{scheme}/{z}/{row}/{column}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A tile of a collection 要素瓦片
         * @description A tile of a collection 要素瓦片
         */
        get: operations["collection_tile_places"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/plan-choices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A collection 要素集
         * @description A collection 要素集
         */
        get: operations["collection_plan_choices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/plan-choices/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Features as GeoJSON 要素
         * @description Features as GeoJSON 要素
         */
        get: operations["items_plan_choices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/plan-choices/items/{featureId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One feature 单个要素
         * @description One feature 单个要素
         */
        get: operations["feature_plan_choices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/plan-choices/queryables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What can be asked for 可查询属性
         * @description What can be asked for 可查询属性
         */
        get: operations["queryables_plan_choices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/plan-choices/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Its properties 属性
         * @description Its properties 属性
         */
        get: operations["schema_plan_choices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/plan-choices/sortables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What it can be ordered by 可排序属性
         * @description What it can be ordered by 可排序属性
         */
        get: operations["sortables_plan_choices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/plan-choices/tiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tiles of a collection 瓦片集
         * @description Tiles of a collection 瓦片集
         */
        get: operations["tilesets_plan_choices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/plan-choices/tiles/{scheme}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tiles of a collection in a scheme 瓦片集
         * @description Tiles of a collection in a scheme 瓦片集
         */
        get: operations["tileset_plan_choices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/plan-choices/tiles/{scheme}/{z}/{row}/{column}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A tile of a collection 要素瓦片
         * @description A tile of a collection 要素瓦片
         */
        get: operations["collection_tile_plan_choices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/sites": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A collection 要素集
         * @description A collection 要素集
         */
        get: operations["collection_sites"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/sites/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Features as GeoJSON 要素
         * @description Features as GeoJSON 要素
         */
        get: operations["items_sites"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/sites/items/{featureId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One feature 单个要素
         * @description One feature 单个要素
         */
        get: operations["feature_sites"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/sites/queryables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What can be asked for 可查询属性
         * @description What can be asked for 可查询属性
         */
        get: operations["queryables_sites"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/sites/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Its properties 属性
         * @description Its properties 属性
         */
        get: operations["schema_sites"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/sites/sortables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What it can be ordered by 可排序属性
         * @description What it can be ordered by 可排序属性
         */
        get: operations["sortables_sites"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/sites/tiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tiles of a collection 瓦片集
         * @description Tiles of a collection 瓦片集
         */
        get: operations["tilesets_sites"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/sites/tiles/{scheme}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tiles of a collection in a scheme 瓦片集
         * @description Tiles of a collection in a scheme 瓦片集
         */
        get: operations["tileset_sites"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/sites/tiles/{scheme}/{z}/{row}/{column}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A tile of a collection 要素瓦片
         * @description A tile of a collection 要素瓦片
         */
        get: operations["collection_tile_sites"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/zones": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A collection 要素集
         * @description A collection 要素集
         */
        get: operations["collection_zones"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/zones/items": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Features as GeoJSON 要素
         * @description Features as GeoJSON 要素
         */
        get: operations["items_zones"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/zones/items/{featureId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * One feature 单个要素
         * @description One feature 单个要素
         */
        get: operations["feature_zones"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/zones/queryables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What can be asked for 可查询属性
         * @description What can be asked for 可查询属性
         */
        get: operations["queryables_zones"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/zones/schema": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Its properties 属性
         * @description Its properties 属性
         */
        get: operations["schema_zones"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/zones/sortables": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What it can be ordered by 可排序属性
         * @description What it can be ordered by 可排序属性
         */
        get: operations["sortables_zones"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/zones/tiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tiles of a collection 瓦片集
         * @description Tiles of a collection 瓦片集
         */
        get: operations["tilesets_zones"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/zones/tiles/{scheme}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tiles of a collection in a scheme 瓦片集
         * @description Tiles of a collection in a scheme 瓦片集
         */
        get: operations["tileset_zones"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/collections/zones/tiles/{scheme}/{z}/{row}/{column}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A tile of a collection 要素瓦片
         * @description A tile of a collection 要素瓦片
         */
        get: operations["collection_tile_zones"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/conformance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What this conforms to 符合的标准
         * @description What this conforms to 符合的标准
         */
        get: operations["conformance"];
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
        /**
         * Whether the server is up 运行状态
         * @description Whether the server is up 运行状态
         */
        get: operations["health"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/{job}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How a job stands 作业状态
         * @description How a job stands 作业状态
         */
        get: operations["job"];
        put?: never;
        post?: never;
        /**
         * Stop a job 取消作业
         * @description Stop a job 取消作业
         */
        delete: operations["dismiss_job"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/jobs/{job}/results": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a job came to 作业结果
         * @description What a job came to 作业结果
         */
        get: operations["results"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Counts for a monitor on this machine 运行指标
         * @description Counts for a monitor on this machine 运行指标
         */
        get: operations["metrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/processes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Processes 处理
         * @description Processes 处理
         */
        get: operations["processes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/processes/{process}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A process 处理
         * @description A process 处理
         */
        get: operations["process"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/processes/{process}/execution": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Begin a job 开始作业
         * @description Begin a job 开始作业
         */
        post: operations["execute"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether it can do its work 就绪状态
         * @description Whether it can do its work 就绪状态
         */
        get: operations["readiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/site/{id}/locator.svg": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where a site lies, as a drawing 位置图
         * @description Where a site lies, as a drawing 位置图
         */
        get: operations["locator"];
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
        /**
         * Map style 地图样式
         * @description Map style 地图样式
         */
        get: operations["style"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tileMatrixSets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Schemes of tiles 瓦片方案
         * @description Schemes of tiles 瓦片方案
         */
        get: operations["tile_matrix_sets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tileMatrixSets/{scheme}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A scheme of tiles 瓦片方案
         * @description A scheme of tiles 瓦片方案
         */
        get: operations["tile_matrix_set"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/tiles.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A layer as TileJSON 图层说明
         * @description A layer as TileJSON 图层说明
         */
        get: operations["tilejson"];
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
        /**
         * Vector tiles 矢量瓦片
         * @description Vector tiles 矢量瓦片
         */
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
        Alternative: {
            added: components["schemas"]["AlternativeSite"][];
            area_m2: number;
            choices: components["schemas"]["AlternativeSite"][];
            cost_yuan: number;
            dropped: components["schemas"]["AlternativeSite"][];
            extra_yuan: number;
            least_shared_proved_m2: number;
            most_shared_share: number | null;
            scenario: components["schemas"]["Scenario"];
            sentence: components["schemas"]["Bilingual"];
            shared_area_m2: number;
            shared_share: number | null;
        };
        AlternativeSite: {
            area_m2: number;
            cost_yuan: number;
            name: string;
            option: components["schemas"]["Treatment"];
            site: string;
            zone: string | null;
        };
        Alternatives: {
            alternatives: components["schemas"]["Alternative"][];
            ceiling_yuan: number;
            complete: boolean;
            plan: string;
            sentence: components["schemas"]["Bilingual"];
        };
        /** @description within: how much dearer than the plan at most, 0.02 where left out. */
        AlternativesQuestion: {
            count?: number;
            seconds?: number;
            within?: number;
        };
        /** @description An amount with its unit: one of the three. */
        Amount: {
            count?: number;
            m2?: number;
            yuan?: number;
        };
        Anything: {
            [key: string]: unknown;
        };
        Appraisal: {
            assumptions: components["schemas"]["Assumption"][];
            break_even_price_yuan_per_m2: number | null;
            cells: number;
            cells_known: number;
            completeness: number;
            contribution: components["schemas"]["Contribution"];
            debt_service_cover: number | null;
            example: boolean;
            fire: components["schemas"]["FireRoute"] | null;
            flags: components["schemas"]["AppraisalFlag"][];
            gates: components["schemas"]["AppraisalGate"][];
            gates_pass: boolean | null;
            gross_area_m2: number | null;
            groups: components["schemas"]["ScoreGroup"][];
            /** @enum {string|null} */
            mode: "purchase" | "lease" | "entrust" | "transfer" | "equity_in_kind" | null;
            mode_choice: components["schemas"]["ModeChoice"] | null;
            modes: components["schemas"]["ModeLine"][];
            name: string;
            notices: components["schemas"]["Bilingual"][];
            /** Format: date */
            on: string;
            pays_at_no_price: boolean | null;
            plan_worth?: components["schemas"]["PlanWorth"];
            price_used_yuan_per_m2: number | null;
            /** @enum {string} */
            profile: "makerspace" | "incubator" | "specialised_incubator" | "accelerator";
            programme: components["schemas"]["Bilingual"];
            rating: components["schemas"]["Rating"];
            rating_profile: components["schemas"]["RatingInForce"];
            recognition_next: components["schemas"]["NextStep"] | null;
            rent_used_yuan_per_m2_month: number | null;
            revision: number;
            share_of_building: number | null;
            sheet: components["schemas"]["SheetGroup"][];
            site: string;
            suitability: components["schemas"]["Suitability"][];
            tornado: components["schemas"]["TornadoBar"][];
            verdict: components["schemas"]["Bilingual"];
            weight_sensitivity: components["schemas"]["WeightSwing"][];
        };
        AppraisalFlag: {
            key: string;
            sentence: components["schemas"]["Bilingual"];
        };
        AppraisalGate: {
            /** @enum {string} */
            key: "seizure" | "title_dispute" | "land_term" | "expropriation" | "illegal_building" | "safety" | "fire_consent" | "debt_service";
            name: components["schemas"]["Bilingual"];
            /** @enum {string} */
            outcome: "pass" | "fail" | "unknown" | "needs_role" | "not_applicable";
            sentence: components["schemas"]["Bilingual"];
        };
        /** @description every field has a default; see the sheet for what each is */
        AppraisalSettings: {
            debt?: {
                [key: string]: unknown;
            } | null;
            declared?: {
                [key: string]: unknown;
            };
            economics?: {
                [key: string]: unknown;
            };
            example_is_missing?: boolean;
            illegal_share_max?: number | null;
            incubation_share?: number;
            market_rent_yuan_per_m2_month?: number | null;
            /** @enum {string|null} */
            mode?: "purchase" | "lease" | "entrust" | "transfer" | "equity_in_kind" | null;
            modes?: {
                [key: string]: unknown;
            };
            /** Format: date */
            on?: string;
            price_yuan_per_m2?: number | null;
            /** @enum {string|null} */
            profile?: "makerspace" | "incubator" | "specialised_incubator" | "accelerator" | null;
            rating?: components["schemas"]["RatingProfile"] | null;
            /** Format: date */
            relief_end?: string;
            relief_years?: number | null;
            rent_yuan_per_m2_month?: number | null;
            works_yuan_per_m2?: number | null;
        };
        AreaAvailability: {
            area_km2: number | null;
            /** @enum {string} */
            count: "share" | "centroid";
            enclaves: number;
            groups: components["schemas"]["Group"][];
            /** @description The id of the feature, or its place among them, from 1. */
            id: string;
            left_out_within: number;
            name: string | null;
            revision: number;
            total: components["schemas"]["Sums"];
            unplaced_sites: number;
        };
        AreaFeature: {
            geometry: components["schemas"]["Polygon"] | components["schemas"]["MultiPolygon"];
            id?: string | number;
            properties?: {
                [key: string]: unknown;
            } | null;
            /** @enum {string} */
            type: "Feature";
        };
        AreasAvailability: {
            areas: components["schemas"]["AreaAvailability"][];
        };
        AreasQuestion: {
            /** @description At most 5,000 areas with 100,000 corners together; they may overlap, and a site counts in each. */
            areas: {
                features: components["schemas"]["AreaFeature"][];
                /** @enum {string} */
                type: "FeatureCollection";
            };
            /**
             * @description total where nothing is said
             * @enum {string|null}
             */
            by?: "zone" | "kind" | "owner" | "street" | "supply" | "total" | null;
            /** @enum {string} */
            count?: "share" | "centroid";
            /** @description a condition in CQL2: text, or CQL2 JSON */
            cql2?: unknown;
            filter?: components["schemas"]["Filter"];
            /** @description number of an earlier revision */
            revision?: number | null;
        };
        Assessment: {
            /** Format: date */
            as_of: string;
            basis: string;
            clauses: components["schemas"]["ClauseResult"][];
            /** @enum {string} */
            level: "reference" | "municipal" | "nationally_registered" | "national" | "standard_grade" | "excellent_grade";
            mark: string;
            name: components["schemas"]["Bilingual"];
            open: boolean;
            rule: string;
            sentence: components["schemas"]["Bilingual"];
            /** @enum {string} */
            status: "in_force" | "in_force_unless_replaced" | "verify" | "replaced" | "reference_only";
            /** @enum {string} */
            verdict: "pass" | "fail" | "unknown";
        };
        Assumption: {
            default: unknown;
            key: string;
            /** @enum {string} */
            mark: "A" | "K" | "c";
            name: components["schemas"]["Bilingual"];
            unit: string;
            value: unknown;
        };
        AuditPage: {
            next: number | null;
            rows: components["schemas"]["AuditRow"][];
        };
        AuditRow: {
            action: string;
            address: string | null;
            after: string | null;
            /** Format: date-time */
            at: string;
            before: string | null;
            detail: string;
            hash: string;
            object: string;
            role: string | null;
            seq: number;
            who: string;
        };
        Availability: {
            area_km2: number | null;
            /** @enum {string} */
            count: "share" | "centroid";
            enclaves: number;
            groups: components["schemas"]["Group"][];
            left_out_within: number;
            /** @description Where the area is what is reached on foot. */
            notices?: components["schemas"]["Bilingual"][];
            revision: number;
            total: components["schemas"]["Sums"];
            unplaced_sites: number;
        };
        AvailabilityQuestion: {
            area?: (components["schemas"]["Polygon"] | components["schemas"]["MultiPolygon"] | components["schemas"]["Circle"] | components["schemas"]["Isochrone"]) | null;
            /** @enum {string} */
            by?: "zone" | "kind" | "owner" | "street" | "supply" | "total";
            /** @enum {string} */
            count?: "share" | "centroid";
            /** @description a condition in CQL2: text, or CQL2 JSON */
            cql2?: unknown;
            filter?: components["schemas"]["Filter"];
            /** @description number of an earlier revision */
            revision?: number | null;
        };
        BackupLine: {
            bytes: number;
            file: string;
            taken: string;
        };
        BackupList: {
            backups: components["schemas"]["BackupLine"][];
            configured: boolean;
        };
        BackupTaken: {
            checked: boolean;
            file: string | null;
            revision: number;
            sites: number;
        };
        /** @description the same words in Chinese and in English */
        Bilingual: {
            en: string;
            zh: string;
        };
        CarrierRecognition: {
            /** Format: date */
            as_of: string;
            best_next: components["schemas"]["NextStep"] | null;
            example: boolean;
            /** Format: date */
            facts_as_of: string | null;
            held: components["schemas"]["Fact"] | null;
            kind: components["schemas"]["Fact"] | null;
            name: string;
            notices: components["schemas"]["Bilingual"][];
            rules: components["schemas"]["Assessment"][];
            site: string;
            status: components["schemas"]["Fact"] | null;
        };
        CashFlow: {
            income_yuan: number[];
            investment_yuan: number;
            irr: number | null;
            npv_yuan: number;
            payback_years: number | null;
            yearly_equivalent_yuan: number;
            yield_on_cost: number | null;
        };
        ChangedSites: {
            count: number;
            first: string[];
        };
        Choice: {
            area_m2: number;
            asking_yuan_per_m2: number | null;
            /**
             * Format: date
             * @description The day it is begun, on which its money falls due; where the scenario has a start.
             */
            begun?: string;
            break_even_yuan: number | null;
            /** @description The asking price, before taxes, at which it is just worth taking; where every way of taking it pays the same. */
            break_even_yuan_per_m2: number | null;
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
        ClauseResult: {
            actual: number | null;
            any_of: components["schemas"]["ClauseResult"][];
            id: string;
            missing: components["schemas"]["MissingAmount"] | null;
            name: components["schemas"]["Bilingual"];
            threshold: number | null;
            unit: string | null;
            /** @enum {string} */
            verdict: "pass" | "fail" | "unknown";
        };
        ComparedPlan: {
            id: string;
            name: components["schemas"]["Bilingual"];
            /** @enum {string} */
            outcome: "optimal" | "within_gap" | "infeasible" | "cut_short";
            revision: number;
            shared_area_m2: number;
            shared_share: number | null;
            title: string | null;
            totals: components["schemas"]["Totals"];
        };
        /** @description Two to four plans side by side; every difference is to the first. */
        Comparison: {
            in_all: number;
            in_some: components["schemas"]["SiteDifference"][];
            lines: components["schemas"]["ComparisonLine"][];
            only_in: components["schemas"]["OnlyIn"][];
            plans: components["schemas"]["ComparedPlan"][];
            sentences: components["schemas"]["Bilingual"][];
            settings: components["schemas"]["SettingDifference"][];
            taken_differently: components["schemas"]["TakenDifferently"][];
        };
        ComparisonLine: {
            differences: (number | null)[];
            figure: string;
            name: components["schemas"]["Bilingual"];
            /** @enum {string} */
            unit: "m2" | "yuan" | "yuan_per_m2" | "count" | "date";
            values: unknown[];
            zone: string | null;
        };
        ConflictPart: {
            row: number | null;
            sentence: components["schemas"]["Bilingual"];
            site: string | null;
        };
        Contribution: {
            capacity_firms: number | null;
            capacity_tech_firms: number | null;
            carrier_area_m2: number | null;
            district_gap_after_m2: number | null;
            district_gap_before_m2: number | null;
            recognition: components["schemas"]["Assessment"][];
            share_of_gap: number | null;
            space_suffices: boolean | null;
            zone: string | null;
            zone_gap_after_m2: number | null;
            zone_gap_before_m2: number | null;
            zone_name: components["schemas"]["Bilingual"] | null;
        };
        /** @description Space by how many carriers reach it, in a straight line. */
        Coverage: {
            carriers: number;
            carriers_of_unknown_status: number;
            carriers_unplaced: number;
            groups: components["schemas"]["CoverageGroup"][];
            largest_unreached: components["schemas"]["SiteSummary"][];
            minutes: number;
            notices: components["schemas"]["Bilingual"][];
            reach_m: number;
            reached_ground_m2: number | null;
            revision: number;
            straight_line: boolean;
            total: components["schemas"]["CoverageSums"];
            unplaced_sites: number;
        };
        CoverageGroup: {
            all: components["schemas"]["Sums"];
            key: string | null;
            name: components["schemas"]["Bilingual"] | null;
            reached: components["schemas"]["Sums"];
            shared: components["schemas"]["Sums"];
            unreached: components["schemas"]["Sums"];
            zone: components["schemas"]["ZoneCoverage"] | null;
        };
        CoverageSums: {
            all: components["schemas"]["Sums"];
            reached: components["schemas"]["Sums"];
            shared: components["schemas"]["Sums"];
            unreached: components["schemas"]["Sums"];
        };
        DoubtfulJoin: {
            candidates: components["schemas"]["JoinCandidate"][];
            name: string | null;
            site: string;
        };
        Explanation: {
            best_rejected: components["schemas"]["NearestRejected"] | null;
            break_even: components["schemas"]["SiteWorth"][];
            cost_yuan: number | null;
            if_lost: components["schemas"]["IfLost"] | null;
            name: string;
            option: components["schemas"]["Treatment"] | null;
            plan: string;
            sentences: components["schemas"]["Bilingual"][];
            site: string;
            /** @enum {string} */
            standing: "chosen" | "passed_over" | "not_offered";
            surplus_yuan: number | null;
            value: components["schemas"]["ValuePart"][];
            value_yuan: number | null;
            zone: string | null;
        };
        Fact: {
            /** Format: date */
            as_of: string | null;
            /** @enum {string} */
            confidence: "example" | "estimated" | "reported" | "verified";
            source: string;
            value: unknown;
        };
        Feature: {
            geometry: components["schemas"]["Geometry"] | null;
            id?: string;
            links?: components["schemas"]["Link"][];
            properties: {
                [key: string]: unknown;
            };
            /** @enum {string} */
            type: "Feature";
        };
        FeatureCollection: {
            features: components["schemas"]["Feature"][];
            links?: components["schemas"]["Link"][];
            numberMatched?: number;
            numberReturned?: number;
            /** Format: date-time */
            timeStamp?: string;
            /** @enum {string} */
            type: "FeatureCollection";
        };
        Filter: {
            /** Format: date */
            as_of_min?: string;
            available_min_m2?: number;
            include_unknown?: boolean;
            kind?: ("building" | "idle_property" | "m0_parcel" | "carrier" | "place") | ("building" | "idle_property" | "m0_parcel" | "carrier" | "place")[];
            near?: ("amenity" | "university" | "hospital" | "park") | ("amenity" | "university" | "hospital" | "park")[];
            near_max_m?: number;
            owner_kind?: ("state" | "collective" | "private" | "foreign" | "mixed") | ("state" | "collective" | "private" | "foreign" | "mixed")[];
            owners_max?: number;
            plan_named?: boolean;
            price_max_yuan_per_m2?: number;
            q?: string;
            storey_height_min_m?: number;
            street?: string | string[];
            supply_class?: ("idle_building" | "idle_factory" | "underused_land" | "m0") | ("idle_building" | "idle_factory" | "underused_land" | "m0")[];
            vacancy_min_percent?: number;
            vacant_min_m2?: number;
            zone?: string | string[];
        };
        Finding: {
            cell: string | null;
            code: string;
            feature: string | null;
            field: string | null;
            message: components["schemas"]["Bilingual"];
            remedy: components["schemas"]["Bilingual"];
            row: number | null;
            /** @enum {string} */
            severity: "note" | "warning" | "fault";
            sheet: string | null;
        };
        FireRoute: {
            /** @enum {string|null} */
            from: "shop" | "office" | "administrative_office" | "research_office" | "hotel" | "supermarket" | "catering" | "cinema" | "gym" | "training" | "financial_services" | "medical" | "elderly_care" | "industrial" | "incubator" | null;
            /** @enum {string} */
            path: "f1" | "f2" | "f3" | "review" | "not_applicable" | "unknown";
            /** @enum {string} */
            path_as_office: "f1" | "f2" | "f3" | "review" | "not_applicable" | "unknown";
            sentence: components["schemas"]["Bilingual"];
            /** @enum {string} */
            to: "shop" | "office" | "administrative_office" | "research_office" | "hotel" | "supermarket" | "catering" | "cinema" | "gym" | "training" | "financial_services" | "medical" | "elderly_care" | "industrial" | "incubator";
        };
        FloorPick: {
            labels?: string[];
            site: string;
        };
        FreezeRequest: {
            meeting: string;
            settings?: components["schemas"]["AppraisalSettings"];
        };
        Front: {
            /** @enum {string} */
            against: "owners" | "sites" | "delivery" | "suitability";
            complete: boolean;
            impossible_at: number | null;
            plan: string;
            points: components["schemas"]["FrontPoint"][];
            sentence: components["schemas"]["Bilingual"];
            unknown: number;
        };
        FrontPoint: {
            bound_yuan: number | null;
            certified: boolean;
            cost_yuan: number;
            count: number;
            limit: number;
            optimal: boolean;
            sentence: components["schemas"]["Bilingual"];
        };
        FrontQuestion: {
            /** @enum {string} */
            against?: "owners" | "sites" | "delivery" | "suitability";
            points?: number;
            seconds?: number;
        };
        FrozenSheet: {
            /** Format: date-time */
            frozen_at: string;
            meeting: string;
            number: number;
            /** Format: date */
            on: string | null;
            revision: number;
            site: string;
            who: string | null;
        };
        FrozenSheets: {
            sheets: components["schemas"]["FrozenSheet"][];
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
        GroupChange: {
            after: components["schemas"]["Sums"];
            before: components["schemas"]["Sums"];
            change: {
                available_area_m2: number | null;
                floor_area_m2: number | null;
                footprint_area_m2: number | null;
                sites: number;
                vacant_area_m2: number | null;
            };
            key: string | null;
            name: components["schemas"]["Bilingual"] | null;
        };
        Health: {
            /** @enum {string} */
            status: "ok";
        };
        Hypothesis: {
            area_m2?: number | null;
            figures?: {
                [key: string]: number;
            };
            floors?: components["schemas"]["FloorPick"][];
            incubation_share?: number;
            /** @enum {string|null} */
            kind?: "makerspace" | "incubator" | "accelerator" | null;
        };
        HypotheticalRecognition: {
            area_m2: number | null;
            /** Format: date */
            as_of: string;
            best_next: components["schemas"]["NextStep"] | null;
            example: boolean;
            notices: components["schemas"]["Bilingual"][];
            revision: number;
            rules: components["schemas"]["Assessment"][];
            supposed: components["schemas"]["Hypothesis"];
        };
        IfLost: {
            comes_in: string[];
            extra_at_least_yuan: number | null;
            extra_yuan: number | null;
            goes_out: string[];
            possible: boolean;
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
            doubtful: components["schemas"]["DoubtfulJoin"][];
            encoding: string;
            findings: components["schemas"]["Finding"][];
            findings_total: number;
            format: string;
            headings: components["schemas"]["MappedHeading"][];
            name: string;
            readings: components["schemas"]["Readings"] | null;
            revision: number | null;
            source: string;
            tally: {
                [key: string]: number;
            };
        };
        Interval: {
            high: number;
            low: number;
        };
        Isochrone: {
            isochrone: {
                centre: number[];
                minutes: number;
            };
        };
        JoinCandidate: {
            address: string | null;
            id: string;
            name: string | null;
        };
        Ledger: {
            /** Format: date */
            as_of: string;
            counts: components["schemas"]["LedgerCount"][];
            entries: number;
            notices: components["schemas"]["Bilingual"][];
            revision: number;
            rows: components["schemas"]["LedgerRow"][];
        };
        LedgerAlarm: {
            days_left: number | null;
            /** Format: date */
            due: string | null;
            example: boolean;
            /** @enum {string} */
            kind: "transition" | "land_term" | "lease_end" | "valuation" | "stale";
            name: string;
            sentence: components["schemas"]["Bilingual"];
            site: string;
            units: components["schemas"]["LedgerUnits"];
            /** @enum {string} */
            urgency: "overdue" | "urgent" | "soon";
            zone: string | null;
        };
        LedgerAlarms: {
            alarms: components["schemas"]["LedgerAlarm"][];
            /** Format: date */
            as_of: string;
            by_unit: components["schemas"]["LedgerUnitCount"][];
            notices: components["schemas"]["Bilingual"][];
            revision: number;
            settings: components["schemas"]["LedgerSettings"];
        };
        LedgerCount: {
            area_m2: number;
            area_unknown: number;
            name: components["schemas"]["Bilingual"];
            sites: number;
            /** @enum {string|null} */
            state: "found" | "verified" | "listed" | "proposed" | "acquiring" | "converting" | "built" | "under_review" | "rectifying" | "delisted" | "closed" | null;
            /** @enum {string} */
            track: "idle" | "carrier";
        };
        LedgerEntry: {
            example: boolean;
            /** @enum {string|null} */
            from: "found" | "verified" | "listed" | "proposed" | "acquiring" | "converting" | "built" | "under_review" | "rectifying" | "delisted" | "closed" | null;
            number: number;
            /** Format: date */
            on: string;
            /** Format: date-time */
            recorded_at: string;
            revision: number;
            role: string | null;
            /** @enum {string} */
            step: "opening" | "forward" | "return" | "reopening";
            /** @enum {string} */
            to: "found" | "verified" | "listed" | "proposed" | "acquiring" | "converting" | "built" | "under_review" | "rectifying" | "delisted" | "closed";
            to_name: components["schemas"]["Bilingual"];
            who: string | null;
            why: string | null;
        };
        LedgerFlow: {
            at_end: number;
            at_start: number;
            entered: number;
            left: number;
            name: components["schemas"]["Bilingual"];
            /** @enum {string} */
            state: "found" | "verified" | "listed" | "proposed" | "acquiring" | "converting" | "built" | "under_review" | "rectifying" | "delisted" | "closed";
            /** @enum {string} */
            track: "idle" | "carrier";
        };
        LedgerNext: {
            name: components["schemas"]["Bilingual"];
            /** @enum {string} */
            step: "opening" | "forward" | "return" | "reopening";
            /** @enum {string} */
            to: "found" | "verified" | "listed" | "proposed" | "acquiring" | "converting" | "built" | "under_review" | "rectifying" | "delisted" | "closed";
        };
        LedgerQuarter: {
            /** Format: date */
            as_of: string;
            complete: boolean;
            flows: components["schemas"]["LedgerFlow"][];
            /** Format: date */
            from: string;
            notices: components["schemas"]["Bilingual"][];
            quarter: string;
            revision: number;
            rows: components["schemas"]["LedgerQuarterRow"][];
            /** Format: date */
            to: string;
        };
        LedgerQuarterRow: {
            area_m2: number | null;
            /** @enum {string} */
            at_end: "found" | "verified" | "listed" | "proposed" | "acquiring" | "converting" | "built" | "under_review" | "rectifying" | "delisted" | "closed";
            at_end_name: components["schemas"]["Bilingual"];
            /** @enum {string|null} */
            at_start: "found" | "verified" | "listed" | "proposed" | "acquiring" | "converting" | "built" | "under_review" | "rectifying" | "delisted" | "closed" | null;
            name: string;
            site: string;
            steps: components["schemas"]["LedgerEntry"][];
            /** @enum {string} */
            track: "idle" | "carrier";
            units: components["schemas"]["LedgerUnits"];
            zone: string | null;
        };
        LedgerRow: {
            area_m2: number | null;
            entries: number;
            example: boolean;
            /** @enum {string} */
            kind: "building" | "idle_property" | "m0_parcel" | "carrier" | "place";
            last: components["schemas"]["LedgerEntry"] | null;
            months: number | null;
            name: string;
            next: components["schemas"]["LedgerNext"][];
            note: components["schemas"]["Bilingual"] | null;
            /** Format: date */
            since: string | null;
            site: string;
            /** @enum {string|null} */
            state: "found" | "verified" | "listed" | "proposed" | "acquiring" | "converting" | "built" | "under_review" | "rectifying" | "delisted" | "closed" | null;
            state_name: components["schemas"]["Bilingual"] | null;
            /** @enum {string} */
            track: "idle" | "carrier";
            units: components["schemas"]["LedgerUnits"];
            zone: string | null;
        };
        LedgerSettings: {
            idle_months: number;
            idle_vacancy: number;
            land_months: number[];
            lease_months: number[];
            stale_months: number;
            transition_months: number[];
            valuation_days: number;
        };
        LedgerStep: {
            /** Format: date */
            on?: string;
            role: string;
            /** @enum {string} */
            to: "found" | "verified" | "listed" | "proposed" | "acquiring" | "converting" | "built" | "under_review" | "rectifying" | "delisted" | "closed";
            why: string;
        };
        LedgerUnitCount: {
            overdue: number;
            soon: number;
            stale: number;
            unit: string;
            urgent: number;
        };
        LedgerUnits: {
            inferred: boolean;
            names: string[];
        };
        LetSite: {
            /** Format: date */
            last_lease_end: string | null;
            let_area_m2: number;
            name: string;
            site: string;
        };
        Link: {
            href: string;
            rel: string;
            title?: string;
            type?: string;
        };
        ListedWorth: {
            plan: components["schemas"]["PlanWorth"] | null;
            site: string;
        };
        ListedWorths: {
            worths: components["schemas"]["ListedWorth"][];
        };
        MappableColumn: {
            column: string;
            units: string[];
            zh: string;
        };
        MappedHeading: {
            column: string | null;
            column_zh: string | null;
            confidence: number;
            filled: number;
            heading: string;
            /** @enum {string} */
            how: "name" | "synonym" | "chosen" | "kept";
            letter: string | null;
            samples: string[];
            sheet: string | null;
            suggestion: string | null;
            unit: string | null;
        };
        Mapping: {
            [key: string]: {
                column: string | null;
                unit?: string | null;
            };
        };
        MissingAmount: {
            amount: number;
            unit: string;
        };
        ModeChoice: {
            /** @enum {string} */
            best: "purchase" | "lease" | "entrust" | "transfer" | "equity_in_kind";
            /** @enum {string|null} */
            runner_up: "purchase" | "lease" | "entrust" | "transfer" | "equity_in_kind" | null;
            swap_price_yuan_per_m2: number | null;
            swap_rent_yuan_per_m2_month: number | null;
        };
        ModeLine: {
            break_even_price_yuan_per_m2: number | null;
            break_even_rent_yuan_per_m2_month: number | null;
            cash_flow: components["schemas"]["CashFlow"] | null;
            checks: components["schemas"]["Bilingual"][];
            cost_per_firm_yuan: number | null;
            counts: boolean;
            lacks: components["schemas"]["Bilingual"][];
            /** @enum {string} */
            mode: "purchase" | "lease" | "entrust" | "transfer" | "equity_in_kind";
            name: components["schemas"]["Bilingual"];
            /** @enum {string} */
            open: "open" | "closed" | "unknown";
            unit_cost_yuan_per_m2: number | null;
            years: number;
        };
        MultiPolygon: {
            coordinates: number[][][][];
            /** @enum {string} */
            type: "MultiPolygon";
        };
        NearestRejected: {
            name: string;
            site: string;
            too_dear_by_yuan: number;
        };
        NearestSites: {
            revision: number;
            sites: {
                distance_m: number;
                site: components["schemas"]["SiteSummary"];
            }[];
        };
        NewToken: {
            /** @default 90 */
            days: number;
            label: string;
            /** @enum {string} */
            role: "viewer" | "planner" | "land" | "admin" | "security" | "auditor";
        };
        NextStep: {
            distance: number;
            /** @enum {string} */
            level: "reference" | "municipal" | "nationally_registered" | "national" | "standard_grade" | "excellent_grade";
            name: components["schemas"]["Bilingual"];
            rule: string;
            sentence: components["schemas"]["Bilingual"];
            unknown_clauses: number;
            /** @enum {string} */
            verdict: "pass" | "fail" | "unknown";
        };
        NotOffered: {
            name: string;
            reason: components["schemas"]["Bilingual"];
            site: string;
            zone: string | null;
        };
        OnlyIn: {
            area_m2: number;
            cost_yuan: number;
            plan: string;
            sites: components["schemas"]["SiteDifference"][];
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
            target_sets: components["schemas"]["TargetSet"][];
            total: components["schemas"]["Row"];
            zones: components["schemas"]["Row"][];
        };
        OwnerShare: {
            area_m2: number;
            name: components["schemas"]["Bilingual"] | null;
            share: number;
            sites: number;
        };
        PassedOver: {
            area_m2: number;
            asking_yuan_per_m2: number | null;
            break_even_yuan: number | null;
            /** @description The asking price, before taxes, at which it is just worth taking; where every way of taking it pays the same. */
            break_even_yuan_per_m2: number | null;
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
        PlanWorth: {
            /** @enum {string} */
            kind: "exact" | "between" | "unsettled" | "irreplaceable" | "unfit" | "not_offered";
            least_yuan: number | null;
            least_yuan_per_m2: number | null;
            most_yuan: number | null;
            most_yuan_per_m2: number | null;
            sentence: components["schemas"]["Bilingual"];
        };
        Polygon: {
            coordinates: number[][][];
            /** @enum {string} */
            type: "Polygon";
        };
        Portfolio: {
            area_m2: number;
            losses: components["schemas"]["PortfolioLoss"][];
            owner_kinds: components["schemas"]["OwnerShare"][];
            owners: components["schemas"]["OwnerShare"][];
            owners_withheld: boolean;
            plan: string;
            sentences: components["schemas"]["Bilingual"][];
            tenancy: components["schemas"]["Tenancy"];
            titles: number;
            titles_unknown: number;
        };
        PortfolioLoss: {
            area_m2: number;
            extra_yuan: number | null;
            irreplaceable: boolean;
            name: string;
            replaced_by: string[];
            site: string;
        };
        PossibleReading: {
            applied: boolean;
            /** @enum {string} */
            axes: "east_north" | "north_east";
            /** @enum {string} */
            datum: "cgcs2000" | "wgs84" | "gcj02" | "bd09" | "zone35" | "zone36" | "zone37" | "cm105" | "cm108" | "cm111" | "web_mercator";
            inside: number;
            name: components["schemas"]["Bilingual"];
            on_known: number;
            points: (number[] | null)[];
            tried: number;
        };
        /** @description RFC 9457 */
        Problem: {
            /** @enum {string} */
            code: "unknown_parameter" | "invalid_parameter" | "invalid_body" | "bad_request" | "unauthorised" | "forbidden" | "not_found" | "method_not_allowed" | "request_timeout" | "conflict" | "precondition_failed" | "precondition_required" | "too_large" | "uri_too_long" | "unsupported_media_type" | "misdirected" | "unprocessable" | "key_reused" | "too_many_requests" | "overloaded" | "storage_full" | "internal";
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
        Question: {
            answered: boolean;
            default: components["schemas"]["Bilingual"];
            effect: components["schemas"]["Bilingual"];
            id: string;
            present: components["schemas"]["Bilingual"];
            question: components["schemas"]["Bilingual"];
            setting: string;
            who: components["schemas"]["Bilingual"];
        };
        Questions: {
            answered: number;
            notices: components["schemas"]["Bilingual"][];
            questions: components["schemas"]["Question"][];
            revision: number;
        };
        RankedProperty: {
            break_even_yuan_per_m2: number | null;
            carrier_area_m2: number | null;
            completeness: number;
            example: boolean;
            failed: components["schemas"]["Bilingual"][];
            /** @enum {string|null} */
            grade: "A" | "B" | "C" | "D" | null;
            /** @enum {string|null} */
            kind: "building" | "idle_property" | "m0_parcel" | "carrier" | "place" | null;
            /** @enum {string|null} */
            mode: "purchase" | "lease" | "entrust" | "transfer" | "equity_in_kind" | null;
            name: string;
            open: components["schemas"]["Bilingual"][];
            price_yuan_per_m2: number | null;
            /** @enum {string} */
            profile: "makerspace" | "incubator" | "specialised_incubator" | "accelerator";
            rank: number | null;
            rank_range: number[] | null;
            score: components["schemas"]["Interval"] | null;
            share_of_gap: number | null;
            site: string;
            /** @enum {string} */
            stand: "graded" | "to_verify" | "stopped";
            verdict: components["schemas"]["Bilingual"];
            zone: string | null;
        };
        Ranking: {
            graded: number;
            moved_by_weights: number;
            notices: components["schemas"]["Bilingual"][];
            /** Format: date */
            on: string;
            rating_profile: components["schemas"]["RatingInForce"];
            revision: number;
            rows: components["schemas"]["RankedProperty"][];
            stopped: number;
            to_verify: number;
        };
        Rating: {
            /** @enum {string} */
            grade?: "A" | "B" | "C" | "D";
            /** @enum {string} */
            provisional?: "A" | "B" | "C" | "D";
            /** @enum {string} */
            rating: "stopped" | "to_verify" | "graded";
            score?: components["schemas"]["Interval"];
        };
        RatingInForce: {
            grade_limits: number[];
            sentence: components["schemas"]["Bilingual"];
            signature: components["schemas"]["RatingSignature"] | null;
            weights: number[];
            widest: number;
        };
        RatingProfile: {
            grade_limits?: number[];
            weights?: number[];
            widest?: number;
        };
        RatingProfiles: {
            in_force: components["schemas"]["RatingInForce"];
            signed: components["schemas"]["RatingInForce"][];
        };
        RatingSignature: {
            hash: string;
            meeting: string;
            /** Format: date */
            on: string;
            role: string;
            version: number;
            who: string | null;
        };
        Readiness: {
            checks: {
                detail: string;
                /** @enum {string} */
                name: "store" | "disk" | "schema" | "backup" | "memory" | "solver";
                ok: boolean;
            }[];
            ready: boolean;
        };
        Readings: {
            ambiguous: boolean;
            by_footprints: boolean;
            ranked: components["schemas"]["PossibleReading"][];
            sentence: components["schemas"]["Bilingual"];
            shift_m: number | null;
        };
        RecognitionBoard: {
            /** Format: date */
            as_of: string;
            goals: components["schemas"]["RecognitionGoal"][];
            /** @enum {string} */
            nesting: "nested" | "additive";
            notices: components["schemas"]["Bilingual"][];
            together: number;
            unrecorded: number;
        };
        RecognitionGoal: {
            at_least: number;
            /** Format: date */
            due: string;
            held: string[];
            /** @enum {string} */
            metric: "municipal_or_above" | "national";
            missing: number;
            within_reach: components["schemas"]["RecognitionReach"][];
            wording: components["schemas"]["Bilingual"];
        };
        RecognitionReach: {
            built: boolean;
            name: string;
            site: string;
            step: components["schemas"]["NextStep"];
        };
        /** @description A change that was tried and makes it feasible; its scenario can be solved as it is. */
        Repair: {
            changes: components["schemas"]["RepairChange"][];
            cost_yuan: number;
            /** @enum {string} */
            kind: "lower_target" | "lower_targets" | "raise_budget" | "raise_owner_limit" | "open_locks";
            opened: string[];
            scenario: components["schemas"]["Scenario"];
            sentence: components["schemas"]["Bilingual"];
        };
        RepairChange: {
            from: components["schemas"]["Amount"];
            name: components["schemas"]["Bilingual"];
            row: number;
            to: components["schemas"]["Amount"];
        };
        Repairs: {
            complete: boolean;
            conflict: components["schemas"]["ConflictPart"][];
            conflict_is_minimal: boolean;
            feasible: boolean;
            plan: string;
            repairs: components["schemas"]["Repair"][];
            revision: number;
            sentence: components["schemas"]["Bilingual"];
            smallest_budget_yuan: number | null;
            targets: components["schemas"]["TargetReach"][];
        };
        Revision: {
            /** Format: date-time */
            at: string;
            content_hash: string;
            number: number;
            /** @description internal: null for whoever may not see it */
            who: string | null;
            /** @description internal: null for whoever may not see it */
            why: string | null;
        };
        RevisionDifference: {
            added: components["schemas"]["ChangedSites"];
            backdrop: boolean;
            /** @enum {string} */
            by: "zone" | "kind" | "owner" | "street" | "supply" | "total";
            changed: components["schemas"]["ChangedSites"];
            from: components["schemas"]["Revision"];
            groups: components["schemas"]["GroupChange"][];
            outlines: boolean;
            programme: boolean;
            removed: components["schemas"]["ChangedSites"];
            to: components["schemas"]["Revision"];
            total: components["schemas"]["GroupChange"];
        };
        RevisionList: {
            revisions: components["schemas"]["Revision"][];
        };
        Risk: {
            all_met: number;
            combinations: number;
            margin: components["schemas"]["RobustMargin"] | null;
            /** @enum {string} */
            method: "exact" | "monte_carlo";
            plan: string;
            sentences: components["schemas"]["Bilingual"][];
            settings: components["schemas"]["RiskSettings"];
            standard_error: number;
            targets: components["schemas"]["TargetRisk"][];
            uncertain_sites: number;
        };
        /** @description Every field has a default. Spreads are shares by which a vacancy may be off, by how well it is known. */
        RiskSettings: {
            draws?: number;
            lost?: number;
            margin?: boolean;
            required?: number;
            seconds?: number;
            seed?: number;
            spread_estimated?: number;
            spread_example?: number;
            spread_reported?: number;
            spread_verified?: number;
        };
        RobustMargin: {
            all_met: number;
            cost_yuan: number;
            extra_yuan: number;
            not_enough: number;
            share: number;
            standard_error: number;
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
            aims?: ("cost" | "suitability" | "shortfall" | "owners" | "delivery")[];
            /** @enum {string|null} */
            bind?: "headline" | "zones" | "both" | null;
            bind_counts?: boolean;
            bind_firms?: boolean;
            budget_yuan?: number | null;
            budgets?: {
                funder?: string | null;
                modes?: string[] | null;
                most_yuan: number;
                /** Format: date */
                until?: string | null;
                zones?: string[] | null;
            }[];
            carrier_at_least_m2?: number | null;
            compactness?: {
                bonus_yuan: number;
                within_m: number;
            } | null;
            costs?: {
                [key: string]: unknown;
            };
            count_enclave?: boolean;
            count_modes?: string[];
            count_under_way?: boolean;
            counts?: {
                at_least: number;
                at_most?: number | null;
                /** @enum {string} */
                quality: "large" | "special" | "municipal" | "national";
            }[];
            include_unknown?: boolean;
            keep?: boolean;
            locks?: {
                /** @enum {string} */
                kind: "in" | "out";
                option?: unknown;
                site: string;
                year?: number | null;
                zone?: string | null;
            }[];
            /** Format: date */
            milestone?: string | null;
            owner_limit?: number | null;
            /** @description Prices in place of the owners', before taxes, by site id, 元/㎡. */
            prices?: {
                [key: string]: number;
            };
            quality_rules?: {
                at_least_m2?: number | null;
                /** @enum {string} */
                quality: "large" | "special" | "municipal" | "national";
                sites?: string[];
            }[];
            smallest_m2?: number | null;
            square_metres_per_firm?: {
                [key: string]: number;
            };
            /** Format: date */
            start?: string | null;
            suitability_permille?: {
                [key: string]: number;
            };
            switches?: {
                [key: string]: string;
            };
            targets?: {
                at_least_m2: number;
                scope: unknown;
            }[];
            time_limit_s?: number;
            title?: string;
            years_to_begin?: number;
        };
        ScoreGroup: {
            known: number;
            metrics: components["schemas"]["ScoreMetric"][];
            name: components["schemas"]["Bilingual"];
            score: components["schemas"]["Interval"];
            weight: number;
        };
        ScoreMetric: {
            key: string;
            known: boolean;
            name: components["schemas"]["Bilingual"];
            score: components["schemas"]["Interval"];
            unit: string;
            value: number | null;
        };
        Search: {
            best_yuan: number | null;
            bound_yuan: number | null;
            elapsed_ms: number;
            gap_yuan: number | null;
            id: string;
            phase: string | null;
            /** @enum {string} */
            state: "waiting" | "running";
        };
        SearchResults: {
            /** @description Readings of two numbers, each in a system of coordinates that puts them near the district. */
            positions: {
                datum: string;
                lat: number;
                lon: number;
                name: components["schemas"]["Bilingual"];
                north_first: boolean;
                zone: string | null;
            }[];
            results: {
                id: string;
                /** @enum {string} */
                kind: "building" | "idle_property" | "m0_parcel" | "carrier" | "place";
                lat: number | null;
                lon: number | null;
                name: string;
            }[];
        };
        SettingDifference: {
            name: components["schemas"]["Bilingual"];
            setting: string;
            values: unknown[];
        };
        SheetCell: {
            /** Format: date */
            as_of: string | null;
            /** @enum {string|null} */
            confidence: "example" | "estimated" | "reported" | "verified" | null;
            field: string;
            name: components["schemas"]["Bilingual"];
            source: string | null;
            /** @enum {string} */
            state: "known" | "declared" | "computed" | "assumed" | "unknown" | "withheld";
            unit: string;
            value: unknown;
        };
        SheetGroup: {
            cells: components["schemas"]["SheetCell"][];
            letter: string;
            name: components["schemas"]["Bilingual"];
        };
        SignRating: {
            meeting: string;
            /** Format: date */
            on: string;
            profile: components["schemas"]["RatingProfile"];
            role: string;
        };
        SiteDetail: {
            aliases: string[];
            /** Format: date */
            as_of: string | null;
            asking_price_yuan_per_m2: number | null;
            available_area_m2: number | null;
            /** @enum {string|null} */
            confidence: "example" | "estimated" | "reported" | "verified" | null;
            contiguous_vacant_area_m2: number | null;
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
            storey_height_m: number | null;
            street: string | null;
            supply_class: string | null;
            /** @description whole hundredths of the floor area, rounded down */
            vacancy_percent: number | null;
            vacant_area_m2: number | null;
            within: string | null;
            zone: string | null;
        };
        SiteDifference: {
            area_m2: number;
            cost_yuan: number;
            name: string;
            plans: string[];
            reason: components["schemas"]["Bilingual"];
            site: string;
            zone: string | null;
        };
        SiteLedger: {
            area_m2: number | null;
            entries: number;
            example: boolean;
            history: components["schemas"]["LedgerEntry"][];
            /** @enum {string} */
            kind: "building" | "idle_property" | "m0_parcel" | "carrier" | "place";
            last: components["schemas"]["LedgerEntry"] | null;
            months: number | null;
            name: string;
            next: components["schemas"]["LedgerNext"][];
            note: components["schemas"]["Bilingual"] | null;
            /** Format: date */
            since: string | null;
            site: string;
            /** @enum {string|null} */
            state: "found" | "verified" | "listed" | "proposed" | "acquiring" | "converting" | "built" | "under_review" | "rectifying" | "delisted" | "closed" | null;
            state_name: components["schemas"]["Bilingual"] | null;
            /** @enum {string} */
            track: "idle" | "carrier";
            units: components["schemas"]["LedgerUnits"];
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
            contiguous_vacant_area_m2: number | null;
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
            storey_height_m: number | null;
            street: string | null;
            supply_class: string | null;
            /** @description whole hundredths of the floor area, rounded down */
            vacancy_percent: number | null;
            vacant_area_m2: number | null;
            zone: string | null;
        };
        /** @description The most worth paying to the owner, taxes included: an estimate unless low and high are the same; low and high are proved, null where nothing is. */
        SiteWorth: {
            break_even_yuan: number | null;
            chosen: boolean;
            high_yuan: number | null;
            irreplaceable: boolean;
            /** @enum {string} */
            level: "dual" | "relaxed" | "exact";
            low_yuan: number | null;
            price_yuan: number;
            site: string;
            unfit: boolean;
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
        SourceMapping: {
            columns: components["schemas"]["MappableColumn"][];
            mapping: components["schemas"]["Mapping"];
            source: string;
        };
        Suitability: {
            /** @enum {string} */
            fit: "fits" | "needs_appraisal" | "unsuitable";
            metrics: components["schemas"]["ScoreMetric"][];
            name: components["schemas"]["Bilingual"];
            /** @enum {string} */
            profile: "makerspace" | "incubator" | "specialised_incubator" | "accelerator";
            reason: components["schemas"]["Bilingual"] | null;
            score: components["schemas"]["Interval"];
            /** @enum {string} */
            structure: "suffices" | "needs_appraisal" | "needs_strengthening" | "unknown";
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
        TakenDifferently: {
            area_m2: number[];
            cost_yuan: number[];
            name: string;
            options: components["schemas"]["Treatment"][];
            site: string;
        };
        Target: {
            at_least: number;
            at_most: number | null;
            clause: string;
            /** Format: date */
            due: string;
            metric: string;
        };
        TargetReach: {
            asked: components["schemas"]["Amount"];
            attainable_alone: components["schemas"]["Amount"] | null;
            attainable_beside_the_rest: components["schemas"]["Amount"] | null;
            exact: boolean;
            measure: string;
            name: components["schemas"]["Bilingual"];
            row: number;
            sentence: components["schemas"]["Bilingual"];
        };
        TargetRisk: {
            met: number;
            missing_when_not: components["schemas"]["Amount"] | null;
            name: components["schemas"]["Bilingual"];
            row: number;
            standard_error: number;
        };
        TargetSet: {
            /** Format: date */
            due: string;
            expired: boolean;
            gap_m2: number;
            of_zones: boolean;
            target_m2: number;
        };
        Tenancy: {
            let_area_m2: number;
            sites: components["schemas"]["LetSite"][];
            unknown: number;
        };
        TokenLine: {
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            expires_at: string | null;
            label: string;
            prefix: string;
            /** Format: date-time */
            revoked_at: string | null;
            role: string;
            valid: boolean;
        };
        TokenList: {
            tokens: components["schemas"]["TokenLine"][];
        };
        TokenSecret: {
            days: number;
            label: string;
            prefix: string;
            role: string;
            token: string;
        };
        TornadoBar: {
            high: number;
            low: number;
            name: components["schemas"]["Bilingual"];
            npv_at_high_yuan: number;
            npv_at_low_yuan: number;
            unit: string;
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
        TwoWorths: {
            cash_flow_yuan_per_m2: number | null;
            gross_area_m2: number | null;
            name: string;
            notices: components["schemas"]["Bilingual"][];
            plan: components["schemas"]["PlanWorth"];
            price_yuan_per_m2: number | null;
            revision: number;
            site: string;
        };
        ValuePart: {
            name: components["schemas"]["Bilingual"];
            row: number;
            value_yuan: number;
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
        WeightSwing: {
            grade_changes: boolean;
            group: components["schemas"]["Bilingual"];
            less: components["schemas"]["Interval"];
            more: components["schemas"]["Interval"];
        };
        Worths: {
            complete: boolean;
            /** @enum {string} */
            level: "dual" | "relaxed" | "exact";
            plan: string;
            sites: components["schemas"]["SiteWorth"][];
        };
        /** @description Every field has a default; no sites stand for every site on offer. */
        WorthsQuestion: {
            /** @enum {string} */
            level?: "dual" | "relaxed" | "exact";
            seconds?: number;
            sites?: string[];
        };
        ZoneCoverage: {
            built_m2: number | null;
            gap_m2: number | null;
            ground_m2: number | null;
            official: boolean;
            reached_ground_m2: number | null;
            target_covered_percent: number | null;
            target_m2: number | null;
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
    landing: {
        parameters: {
            query?: {
                /** @description format 格式 */
                f?: "json" | "geojson" | "html";
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
    appraisals: {
        parameters: {
            query?: {
                /** @description price in place of the owner's 价格 */
                price_yuan_per_m2?: number;
                /** @description rent earned 入孵租金 */
                rent_yuan_per_m2_month?: number;
                /** @description rent paid to the owner 支付租金 */
                market_rent_yuan_per_m2_month?: number;
                /** @description works 改造单价 */
                works_yuan_per_m2?: number;
                /** @description discount rate, 0 to 1 折现率 */
                discount_rate?: number;
                /** @description mode the gates are judged for 取得方式 */
                mode?: "purchase" | "lease" | "entrust" | "transfer" | "equity_in_kind";
                /** @description type of carrier 载体类型 */
                profile?: "makerspace" | "incubator" | "specialised_incubator" | "accelerator";
                /** @description any other setting as JSON, as in the body of POST 其余假设 */
                settings?: string;
                /** @description format 格式 */
                f?: "json" | "csv" | "geojson";
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
                    "application/json": components["schemas"]["Ranking"];
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
    audit: {
        parameters: {
            query?: {
                /** @description number of the last row seen 起始 */
                after?: number;
                /** @description most rows 条数 */
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
                    "application/json": components["schemas"]["AuditPage"];
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
                /** @description number of an earlier revision, the current one where left out 数据版本 */
                revision?: number;
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
                /** @description least share vacant, % 空置率下限 */
                vacancy_min_percent?: number;
                /** @description least storey height, m 层高下限 */
                storey_height_min_m?: number;
                /** @description latest fact of this day or later, YYYY-MM-DD 数据日期不早于 */
                as_of_min?: string;
                /** @description near a place of these kinds, of any where left out 邻近的商校院园 */
                near?: ("amenity" | "university" | "hospital" | "park")[];
                /** @description at most so far from such a place in a straight line, m 邻近距离上限 */
                near_max_m?: number;
                /** @description sites whose figure is unknown pass too 含未知 */
                include_unknown?: boolean;
                /** @description named by the programme 方案点名 */
                plan_named?: boolean;
                /** @description text in name, alias, id or address 文字 */
                q?: string;
                /** @description a condition in CQL2 条件 */
                filter?: string;
                /** @description language of the filter 条件语言 */
                "filter-lang"?: "cql2-text" | "cql2-json";
                /** @description reference system of shapes in the filter 条件的坐标系 */
                "filter-crs"?: string;
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
    availability_in_each: {
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
                "application/json": components["schemas"]["AreasQuestion"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AreasAvailability"];
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
    backups: {
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
                    "application/json": components["schemas"]["BackupList"];
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
    take_backup: {
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
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BackupTaken"];
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
    listed_worths: {
        parameters: {
            query?: {
                /** @description ids of properties with commas between 物业编号 */
                ids?: string;
                /** @description price in place of the owner's 价格 */
                price_yuan_per_m2?: number;
                /** @description rent earned 入孵租金 */
                rent_yuan_per_m2_month?: number;
                /** @description rent paid to the owner 支付租金 */
                market_rent_yuan_per_m2_month?: number;
                /** @description works 改造单价 */
                works_yuan_per_m2?: number;
                /** @description discount rate, 0 to 1 折现率 */
                discount_rate?: number;
                /** @description mode the gates are judged for 取得方式 */
                mode?: "purchase" | "lease" | "entrust" | "transfer" | "equity_in_kind";
                /** @description type of carrier 载体类型 */
                profile?: "makerspace" | "incubator" | "specialised_incubator" | "accelerator";
                /** @description any other setting as JSON, as in the body of POST 其余假设 */
                settings?: string;
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
                    "application/json": components["schemas"]["ListedWorths"];
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
    recognition: {
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
                    "application/json": components["schemas"]["CarrierRecognition"];
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
    coverage: {
        parameters: {
            query?: {
                /** @description what sums are given for 分组 */
                by?: "zone" | "kind" | "owner" | "street" | "supply" | "total";
                /** @description number of an earlier revision, the current one where left out 数据版本 */
                revision?: number;
                /** @description how far a carrier reaches in a straight line, m, at most 5000; not beside minutes 半径 */
                reach_m?: number;
                /** @description the same as minutes on foot at 60 m; 10 where neither is given 步行分钟 */
                minutes?: number;
                /** @description carriers of these stages; those built where none is named 载体阶段 */
                stage?: ("built" | "under_way" | "planned")[];
                /** @description most sites beyond reach that are named, largest first 未覆盖物业条数 */
                limit?: number;
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
                /** @description least share vacant, % 空置率下限 */
                vacancy_min_percent?: number;
                /** @description least storey height, m 层高下限 */
                storey_height_min_m?: number;
                /** @description latest fact of this day or later, YYYY-MM-DD 数据日期不早于 */
                as_of_min?: string;
                /** @description near a place of these kinds, of any where left out 邻近的商校院园 */
                near?: ("amenity" | "university" | "hospital" | "park")[];
                /** @description at most so far from such a place in a straight line, m 邻近距离上限 */
                near_max_m?: number;
                /** @description sites whose figure is unknown pass too 含未知 */
                include_unknown?: boolean;
                /** @description named by the programme 方案点名 */
                plan_named?: boolean;
                /** @description text in name, alias, id or address 文字 */
                q?: string;
                /** @description a condition in CQL2 条件 */
                filter?: string;
                /** @description language of the filter 条件语言 */
                "filter-lang"?: "cql2-text" | "cql2-json";
                /** @description reference system of shapes in the filter 条件的坐标系 */
                "filter-crs"?: string;
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
                    "application/json": components["schemas"]["Coverage"];
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
    events: {
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
                    "text/event-stream": string;
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
                f?: "geojson" | "shp" | "gpkg" | "fgb" | "parquet" | "xlsx" | "csv";
                /** @description datum to write positions in, CGCS2000 by default 输出坐标基准 */
                datum?: string;
                /** @description only what lies in it; JSON as in POST /api/sites 选区 */
                area?: string;
                /** @description how the edge of the area counts 计入方式 */
                count?: "share" | "centroid";
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
                /** @description least share vacant, % 空置率下限 */
                vacancy_min_percent?: number;
                /** @description least storey height, m 层高下限 */
                storey_height_min_m?: number;
                /** @description latest fact of this day or later, YYYY-MM-DD 数据日期不早于 */
                as_of_min?: string;
                /** @description near a place of these kinds, of any where left out 邻近的商校院园 */
                near?: ("amenity" | "university" | "hospital" | "park")[];
                /** @description at most so far from such a place in a straight line, m 邻近距离上限 */
                near_max_m?: number;
                /** @description sites whose figure is unknown pass too 含未知 */
                include_unknown?: boolean;
                /** @description named by the programme 方案点名 */
                plan_named?: boolean;
                /** @description text in name, alias, id or address 文字 */
                q?: string;
                /** @description a condition in CQL2 条件 */
                filter?: string;
                /** @description language of the filter 条件语言 */
                "filter-lang"?: "cql2-text" | "cql2-json";
                /** @description reference system of shapes in the filter 条件的坐标系 */
                "filter-crs"?: string;
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
                /** @description which layer of a file that has several 图层 */
                layer?: string;
                /** @description datum of the coordinates 坐标基准 */
                datum?: string;
                /** @description which of two numbers comes first 坐标顺序 */
                axes?: "east_north" | "north_east";
                /** @description where the data comes from 来源 */
                source?: string;
                /** @description the day it describes, YYYY-MM-DD 数据日期 */
                as_of?: string;
                /** @description encoding of a table of text 编码 */
                encoding?: "utf-8" | "gb18030" | "utf-16";
                /** @description how well it is known 可信度 */
                confidence?: "example" | "estimated" | "reported" | "verified";
                /** @description id in the file=id in the project of a site without position 对应 */
                join?: string[];
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
    import_report: {
        parameters: {
            query?: {
                /** @description file name 文件名 */
                name?: string;
                /** @description check only, or write 模式 */
                mode?: "dry_run" | "commit";
                /** @description kind of site where the file does not say 类型 */
                kind?: "building" | "idle_property" | "m0_parcel" | "carrier" | "place";
                /** @description which layer of a file that has several 图层 */
                layer?: string;
                /** @description datum of the coordinates 坐标基准 */
                datum?: string;
                /** @description which of two numbers comes first 坐标顺序 */
                axes?: "east_north" | "north_east";
                /** @description where the data comes from 来源 */
                source?: string;
                /** @description the day it describes, YYYY-MM-DD 数据日期 */
                as_of?: string;
                /** @description encoding of a table of text 编码 */
                encoding?: "utf-8" | "gb18030" | "utf-16";
                /** @description how well it is known 可信度 */
                confidence?: "example" | "estimated" | "reported" | "verified";
                /** @description id in the file=id in the project of a site without position 对应 */
                join?: string[];
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
    ledger: {
        parameters: {
            query?: {
                /** @description idle buildings or carriers 类别 */
                track?: "idle" | "carrier";
                /** @description where it stands 状态 */
                state?: "found" | "verified" | "listed" | "proposed" | "acquiring" | "converting" | "built" | "under_review" | "rectifying" | "delisted" | "closed";
                /** @description zone id 片区 */
                zone?: string;
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
                    "application/json": components["schemas"]["Ledger"];
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
    ledger_alarms: {
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
                    "application/json": components["schemas"]["LedgerAlarms"];
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
    ledger_quarter: {
        parameters: {
            query?: {
                /** @description quarter, such as 2026Q3; the present one where left out 季度 */
                q?: string;
                /** @description format 格式 */
                f?: "json" | "csv";
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
                    "application/json": components["schemas"]["LedgerQuarter"];
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
    mapping: {
        parameters: {
            query?: {
                /** @description name of the source 来源 */
                source?: string;
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
                    "application/json": components["schemas"]["SourceMapping"];
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
    remember_mapping: {
        parameters: {
            query?: {
                /** @description name of the source 来源 */
                source?: string;
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Mapping"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SourceMapping"];
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
    compare_plans: {
        parameters: {
            query?: {
                /** @description ids of two to four plans 方案 */
                p?: string[];
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
                    "application/json": components["schemas"]["Comparison"];
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
    alternatives: {
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
        requestBody: {
            content: {
                "application/json": components["schemas"]["AlternativesQuestion"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Alternatives"];
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
    worths: {
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
        requestBody: {
            content: {
                "application/json": components["schemas"]["WorthsQuestion"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Worths"];
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
    plan_events: {
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
                    "text/event-stream": string;
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
    explain: {
        parameters: {
            query?: {
                /** @description how surely; relaxed where left out 精度 */
                level?: "dual" | "relaxed" | "exact";
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                id: string;
                site: string;
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
                    "application/json": components["schemas"]["Explanation"];
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
    plan_features: {
        parameters: {
            query?: {
                /** @description reference system of the answer; also gcj02 and bd09 for Chinese map services 坐标系 */
                crs?: string;
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
    pareto: {
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
        requestBody: {
            content: {
                "application/json": components["schemas"]["FrontQuestion"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Front"];
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
    portfolio: {
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
                    "application/json": components["schemas"]["Portfolio"];
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
    plan_properties: {
        parameters: {
            query?: {
                /** @description format 格式 */
                f?: "csv" | "xlsx" | "docx";
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
    repairs: {
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
                    "application/json": components["schemas"]["Repairs"];
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
    risk: {
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
        requestBody: {
            content: {
                "application/json": components["schemas"]["RiskSettings"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Risk"];
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
    questions: {
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
                    "application/json": components["schemas"]["Questions"];
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
    rating_profiles: {
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
                    "application/json": components["schemas"]["RatingProfiles"];
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
    sign_rating: {
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
                "application/json": components["schemas"]["SignRating"];
            };
        };
        responses: {
            /** @description OK */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RatingInForce"];
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
    suppose: {
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
                "application/json": components["schemas"]["Hypothesis"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["HypotheticalRecognition"];
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
    recognition_board: {
        parameters: {
            query?: {
                /** @description whether ten include six (I6) 认定计数口径 */
                nesting?: "nested" | "additive";
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
                    "application/json": components["schemas"]["RecognitionBoard"];
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
    report_annex: {
        parameters: {
            query?: {
                /** @description format 格式 */
                f?: "xlsx" | "docx";
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
    report_ledger: {
        parameters: {
            query?: {
                /** @description quarter, such as 2026Q3; the present one where left out 季度 */
                q?: string;
                /** @description format 格式 */
                f?: "xlsx" | "docx";
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
    report_ranking: {
        parameters: {
            query?: {
                /** @description format 格式 */
                f?: "xlsx" | "docx";
                /** @description price in place of the owner's 价格 */
                price_yuan_per_m2?: number;
                /** @description rent earned 入孵租金 */
                rent_yuan_per_m2_month?: number;
                /** @description rent paid to the owner 支付租金 */
                market_rent_yuan_per_m2_month?: number;
                /** @description works 改造单价 */
                works_yuan_per_m2?: number;
                /** @description discount rate, 0 to 1 折现率 */
                discount_rate?: number;
                /** @description mode the gates are judged for 取得方式 */
                mode?: "purchase" | "lease" | "entrust" | "transfer" | "equity_in_kind";
                /** @description type of carrier 载体类型 */
                profile?: "makerspace" | "incubator" | "specialised_incubator" | "accelerator";
                /** @description any other setting as JSON, as in the body of POST 其余假设 */
                settings?: string;
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
    report_sheets: {
        parameters: {
            query?: {
                /** @description format 格式 */
                f?: "xlsx" | "docx";
                /** @description with the break-even price by the plan, the default 是否含方案保本价 */
                plan?: "true" | "false";
                /** @description ids of properties with commas between 物业编号 */
                ids?: string;
                /** @description price in place of the owner's 价格 */
                price_yuan_per_m2?: number;
                /** @description rent earned 入孵租金 */
                rent_yuan_per_m2_month?: number;
                /** @description rent paid to the owner 支付租金 */
                market_rent_yuan_per_m2_month?: number;
                /** @description works 改造单价 */
                works_yuan_per_m2?: number;
                /** @description discount rate, 0 to 1 折现率 */
                discount_rate?: number;
                /** @description mode the gates are judged for 取得方式 */
                mode?: "purchase" | "lease" | "entrust" | "transfer" | "equity_in_kind";
                /** @description type of carrier 载体类型 */
                profile?: "makerspace" | "incubator" | "specialised_incubator" | "accelerator";
                /** @description any other setting as JSON, as in the body of POST 其余假设 */
                settings?: string;
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
    report_sheet: {
        parameters: {
            query?: {
                /** @description format 格式 */
                f?: "xlsx" | "docx";
                /** @description with the break-even price by the plan, the default 是否含方案保本价 */
                plan?: "true" | "false";
                /** @description price in place of the owner's 价格 */
                price_yuan_per_m2?: number;
                /** @description rent earned 入孵租金 */
                rent_yuan_per_m2_month?: number;
                /** @description rent paid to the owner 支付租金 */
                market_rent_yuan_per_m2_month?: number;
                /** @description works 改造单价 */
                works_yuan_per_m2?: number;
                /** @description discount rate, 0 to 1 折现率 */
                discount_rate?: number;
                /** @description mode the gates are judged for 取得方式 */
                mode?: "purchase" | "lease" | "entrust" | "transfer" | "equity_in_kind";
                /** @description type of carrier 载体类型 */
                profile?: "makerspace" | "incubator" | "specialised_incubator" | "accelerator";
                /** @description any other setting as JSON, as in the body of POST 其余假设 */
                settings?: string;
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
    revisions: {
        parameters: {
            query?: {
                /** @description only those before this number 早于此版本 */
                before?: number;
                /** @description most revisions, the latest of them 条数 */
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
    revision_difference: {
        parameters: {
            query?: {
                /** @description what sums are given for 分组 */
                by?: "zone" | "kind" | "owner" | "street" | "supply" | "total";
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                number: string;
                to: string;
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
                    "application/json": components["schemas"]["RevisionDifference"];
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
                /** @description name, alias, id, address, pinyin initials, or coordinates in any datum 文字 */
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
    frozen_sheets: {
        parameters: {
            query?: {
                /** @description id of a property; every one where left out 物业 */
                site?: string;
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
                    "application/json": components["schemas"]["FrozenSheets"];
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
    frozen_sheet: {
        parameters: {
            query?: {
                /** @description format 格式 */
                f?: "json" | "xlsx" | "docx";
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
                    "application/json": components["schemas"]["Appraisal"];
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
                sort?: "id" | "-id" | "name" | "-name" | "floor_area_m2" | "-floor_area_m2" | "vacant_area_m2" | "-vacant_area_m2" | "available_area_m2" | "-available_area_m2" | "owner_count" | "-owner_count" | "asking_price_yuan_per_m2" | "-asking_price_yuan_per_m2" | "vacancy_percent" | "-vacancy_percent" | "contiguous_vacant_area_m2" | "-contiguous_vacant_area_m2" | "storey_height_m" | "-storey_height_m" | "as_of" | "-as_of";
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
                /** @description least share vacant, % 空置率下限 */
                vacancy_min_percent?: number;
                /** @description least storey height, m 层高下限 */
                storey_height_min_m?: number;
                /** @description latest fact of this day or later, YYYY-MM-DD 数据日期不早于 */
                as_of_min?: string;
                /** @description near a place of these kinds, of any where left out 邻近的商校院园 */
                near?: ("amenity" | "university" | "hospital" | "park")[];
                /** @description at most so far from such a place in a straight line, m 邻近距离上限 */
                near_max_m?: number;
                /** @description sites whose figure is unknown pass too 含未知 */
                include_unknown?: boolean;
                /** @description named by the programme 方案点名 */
                plan_named?: boolean;
                /** @description text in name, alias, id or address 文字 */
                q?: string;
                /** @description a condition in CQL2 条件 */
                filter?: string;
                /** @description language of the filter 条件语言 */
                "filter-lang"?: "cql2-text" | "cql2-json";
                /** @description reference system of shapes in the filter 条件的坐标系 */
                "filter-crs"?: string;
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
    appraisal: {
        parameters: {
            query?: {
                /** @description price in place of the owner's 价格 */
                price_yuan_per_m2?: number;
                /** @description rent earned 入孵租金 */
                rent_yuan_per_m2_month?: number;
                /** @description rent paid to the owner 支付租金 */
                market_rent_yuan_per_m2_month?: number;
                /** @description works 改造单价 */
                works_yuan_per_m2?: number;
                /** @description discount rate, 0 to 1 折现率 */
                discount_rate?: number;
                /** @description mode the gates are judged for 取得方式 */
                mode?: "purchase" | "lease" | "entrust" | "transfer" | "equity_in_kind";
                /** @description type of carrier 载体类型 */
                profile?: "makerspace" | "incubator" | "specialised_incubator" | "accelerator";
                /** @description any other setting as JSON, as in the body of POST 其余假设 */
                settings?: string;
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
                    "application/json": components["schemas"]["Appraisal"];
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
    appraisal_with: {
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
        requestBody: {
            content: {
                "application/json": components["schemas"]["AppraisalSettings"];
            };
        };
        responses: {
            /** @description OK */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Appraisal"];
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
    break_even: {
        parameters: {
            query?: {
                /** @description price in place of the owner's 价格 */
                price_yuan_per_m2?: number;
                /** @description rent earned 入孵租金 */
                rent_yuan_per_m2_month?: number;
                /** @description rent paid to the owner 支付租金 */
                market_rent_yuan_per_m2_month?: number;
                /** @description works 改造单价 */
                works_yuan_per_m2?: number;
                /** @description discount rate, 0 to 1 折现率 */
                discount_rate?: number;
                /** @description mode the gates are judged for 取得方式 */
                mode?: "purchase" | "lease" | "entrust" | "transfer" | "equity_in_kind";
                /** @description type of carrier 载体类型 */
                profile?: "makerspace" | "incubator" | "specialised_incubator" | "accelerator";
                /** @description any other setting as JSON, as in the body of POST 其余假设 */
                settings?: string;
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
                    "application/json": components["schemas"]["TwoWorths"];
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
    site_ledger: {
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
                    "application/json": components["schemas"]["SiteLedger"];
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
    record_step: {
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
        requestBody: {
            content: {
                "application/json": components["schemas"]["LedgerStep"];
            };
        };
        responses: {
            /** @description OK */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SiteLedger"];
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
    freeze_sheet: {
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
        requestBody: {
            content: {
                "application/json": components["schemas"]["FreezeRequest"];
            };
        };
        responses: {
            /** @description OK */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FrozenSheet"];
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
    tokens: {
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
                    "application/json": components["schemas"]["TokenList"];
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
    add_token: {
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
                "application/json": components["schemas"]["NewToken"];
            };
        };
        responses: {
            /** @description OK */
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenSecret"];
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
    revoke_token: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                label: string;
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
    collections: {
        parameters: {
            query?: {
                /** @description format 格式 */
                f?: "json" | "geojson" | "html";
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
    collection_buildings: {
        parameters: {
            query?: {
                /** @description format 格式 */
                f?: "json" | "geojson" | "html";
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
    items_buildings: {
        parameters: {
            query?: {
                /** @description west,south,east,north in the axis order of bbox-crs 范围 */
                bbox?: number[];
                /** @description reference system of bbox; CRS84 unless given 范围的坐标系 */
                "bbox-crs"?: string;
                /** @description a moment, a day, or from/to with .. for open 时间 */
                datetime?: string;
                /** @description most features on the page; more is taken as the most 条数 */
                limit?: number;
                /** @description how many to leave out first 起始 */
                offset?: number;
                /** @description goes on after this feature, as a next link says 续页 */
                cursor?: string;
                /** @description a condition in CQL2 条件 */
                filter?: string;
                /** @description language of the filter 条件语言 */
                "filter-lang"?: "cql2-text" | "cql2-json";
                /** @description reference system of shapes in the filter 条件的坐标系 */
                "filter-crs"?: string;
                /** @description properties between commas; a leading - turns one round 排序 */
                sortby?: string;
                /** @description only these properties, between commas 属性 */
                properties?: string;
                /** @description reference system of the answer; also gcj02 and bd09 for Chinese map services 坐标系 */
                crs?: string;
                /** @description format 格式 */
                f?: "json" | "geojson" | "html";
                /** @description leave shapes out 不含几何 */
                skipGeometry?: boolean;
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
                /** @description least share vacant, % 空置率下限 */
                vacancy_min_percent?: number;
                /** @description least storey height, m 层高下限 */
                storey_height_min_m?: number;
                /** @description latest fact of this day or later, YYYY-MM-DD 数据日期不早于 */
                as_of_min?: string;
                /** @description near a place of these kinds, of any where left out 邻近的商校院园 */
                near?: ("amenity" | "university" | "hospital" | "park")[];
                /** @description at most so far from such a place in a straight line, m 邻近距离上限 */
                near_max_m?: number;
                /** @description sites whose figure is unknown pass too 含未知 */
                include_unknown?: boolean;
                /** @description named by the programme 方案点名 */
                plan_named?: boolean;
                /** @description text in name, alias, id or address 文字 */
                q?: string;
                /** @description identifier */
                id?: string;
                /** @description name */
                name?: string;
                /** @description address */
                address?: string;
                /** @description floor area, ㎡ */
                floor_area_m2?: number;
                /** @description where the floor area comes from */
                floor_area_source?: string;
                /** @description usable area, ㎡ */
                usable_area_m2?: number;
                /** @description used by the owner, ㎡ */
                self_used_area_m2?: number;
                /** @description let, ㎡ */
                let_area_m2?: number;
                /** @description vacant, ㎡ */
                vacant_area_m2?: number;
                /** @description promised, ㎡ */
                committed_area_m2?: number;
                /** @description largest vacant piece, ㎡ */
                contiguous_vacant_area_m2?: number;
                /** @description available, ㎡ */
                available_area_m2?: number;
                /** @description vacant since */
                vacant_since?: string;
                /** @description levels above ground */
                levels_above?: number;
                /** @description levels below ground */
                levels_below?: number;
                /** @description year built */
                year_built?: number;
                /** @description storey height, m */
                storey_height_m?: number;
                /** @description number of owners */
                owner_count?: number;
                /** @description end of the land right */
                land_right_end?: string;
                /** @description asking price, 元/㎡ */
                asking_price_yuan_per_m2?: number;
                /** @description rent, 元/㎡ a month */
                rent_yuan_per_m2_month?: number;
                /** @description works, 元/㎡ */
                works_cost_yuan_per_m2?: number;
                /** @description registered use */
                registered_use?: string;
                /** @description heritage */
                heritage?: string;
                /** @description safety grade */
                safety_grade?: string;
                /** @description in the renewal library */
                in_renewal_library?: boolean;
                /** @description whether a fact is made up */
                example?: boolean;
                /** @description least confidence of its facts */
                confidence?: string;
                /** @description latest day a fact describes */
                as_of?: string;
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
    add_feature_buildings: {
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
                "application/geo+json": components["schemas"]["Anything"];
            };
        };
        responses: {
            /** @description OK */
            201: {
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
    feature_buildings: {
        parameters: {
            query?: {
                /** @description reference system of the answer; also gcj02 and bd09 for Chinese map services 坐标系 */
                crs?: string;
                /** @description format 格式 */
                f?: "json" | "geojson" | "html";
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                featureId: string;
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
                    "application/geo+json": components["schemas"]["Feature"];
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
    replace_feature_buildings: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                featureId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/geo+json": components["schemas"]["Anything"];
            };
        };
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
    retire_feature_buildings: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                featureId: string;
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
    patch_feature_buildings: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                featureId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["Anything"];
            };
        };
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
    queryables_buildings: {
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
                    "application/schema+json": components["schemas"]["Anything"];
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
    schema_buildings: {
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
                    "application/schema+json": components["schemas"]["Anything"];
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
    sortables_buildings: {
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
                    "application/schema+json": components["schemas"]["Anything"];
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
    tilesets_buildings: {
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
    tileset_buildings: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                scheme: string;
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
    collection_tile_buildings: {
        parameters: {
            query?: {
                /** @description gcj02 or bd09 for maps of Chinese services; CRS84 unless given 底图坐标系 */
                crs?: string;
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
                /** @description least share vacant, % 空置率下限 */
                vacancy_min_percent?: number;
                /** @description least storey height, m 层高下限 */
                storey_height_min_m?: number;
                /** @description latest fact of this day or later, YYYY-MM-DD 数据日期不早于 */
                as_of_min?: string;
                /** @description near a place of these kinds, of any where left out 邻近的商校院园 */
                near?: ("amenity" | "university" | "hospital" | "park")[];
                /** @description at most so far from such a place in a straight line, m 邻近距离上限 */
                near_max_m?: number;
                /** @description sites whose figure is unknown pass too 含未知 */
                include_unknown?: boolean;
                /** @description named by the programme 方案点名 */
                plan_named?: boolean;
                /** @description text in name, alias, id or address 文字 */
                q?: string;
                /** @description a condition in CQL2 条件 */
                filter?: string;
                /** @description language of the filter 条件语言 */
                "filter-lang"?: "cql2-text" | "cql2-json";
                /** @description reference system of shapes in the filter 条件的坐标系 */
                "filter-crs"?: string;
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                scheme: string;
                z: string;
                row: string;
                column: string;
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
    collection_carrier_reach: {
        parameters: {
            query?: {
                /** @description format 格式 */
                f?: "json" | "geojson" | "html";
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
    items_carrier_reach: {
        parameters: {
            query?: {
                /** @description west,south,east,north in the axis order of bbox-crs 范围 */
                bbox?: number[];
                /** @description reference system of bbox; CRS84 unless given 范围的坐标系 */
                "bbox-crs"?: string;
                /** @description a moment, a day, or from/to with .. for open 时间 */
                datetime?: string;
                /** @description most features on the page; more is taken as the most 条数 */
                limit?: number;
                /** @description how many to leave out first 起始 */
                offset?: number;
                /** @description goes on after this feature, as a next link says 续页 */
                cursor?: string;
                /** @description a condition in CQL2 条件 */
                filter?: string;
                /** @description language of the filter 条件语言 */
                "filter-lang"?: "cql2-text" | "cql2-json";
                /** @description reference system of shapes in the filter 条件的坐标系 */
                "filter-crs"?: string;
                /** @description properties between commas; a leading - turns one round 排序 */
                sortby?: string;
                /** @description only these properties, between commas 属性 */
                properties?: string;
                /** @description reference system of the answer; also gcj02 and bd09 for Chinese map services 坐标系 */
                crs?: string;
                /** @description format 格式 */
                f?: "json" | "geojson" | "html";
                /** @description leave shapes out 不含几何 */
                skipGeometry?: boolean;
                /** @description identifier */
                id?: string;
                /** @description carrier */
                carrier?: string;
                /** @description name of the carrier */
                name?: string;
                /** @description kind of carrier */
                carrier_kind?: string;
                /** @description built, under way or planned */
                stage?: string;
                /** @description zone the carrier counts in */
                zone?: string;
                /** @description minutes on foot */
                minutes?: number;
                /** @description radius, m */
                reach_m?: number;
                /** @description whether streets and slopes are left out */
                straight_line?: boolean;
                /** @description whether a fact of the carrier is made up */
                example?: boolean;
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
    feature_carrier_reach: {
        parameters: {
            query?: {
                /** @description reference system of the answer; also gcj02 and bd09 for Chinese map services 坐标系 */
                crs?: string;
                /** @description format 格式 */
                f?: "json" | "geojson" | "html";
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                featureId: string;
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
                    "application/geo+json": components["schemas"]["Feature"];
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
    queryables_carrier_reach: {
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
                    "application/schema+json": components["schemas"]["Anything"];
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
    schema_carrier_reach: {
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
                    "application/schema+json": components["schemas"]["Anything"];
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
    sortables_carrier_reach: {
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
                    "application/schema+json": components["schemas"]["Anything"];
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
    tilesets_carrier_reach: {
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
    tileset_carrier_reach: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                scheme: string;
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
    collection_tile_carrier_reach: {
        parameters: {
            query?: {
                /** @description gcj02 or bd09 for maps of Chinese services; CRS84 unless given 底图坐标系 */
                crs?: string;
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
                /** @description least share vacant, % 空置率下限 */
                vacancy_min_percent?: number;
                /** @description least storey height, m 层高下限 */
                storey_height_min_m?: number;
                /** @description latest fact of this day or later, YYYY-MM-DD 数据日期不早于 */
                as_of_min?: string;
                /** @description near a place of these kinds, of any where left out 邻近的商校院园 */
                near?: ("amenity" | "university" | "hospital" | "park")[];
                /** @description at most so far from such a place in a straight line, m 邻近距离上限 */
                near_max_m?: number;
                /** @description sites whose figure is unknown pass too 含未知 */
                include_unknown?: boolean;
                /** @description named by the programme 方案点名 */
                plan_named?: boolean;
                /** @description text in name, alias, id or address 文字 */
                q?: string;
                /** @description a condition in CQL2 条件 */
                filter?: string;
                /** @description language of the filter 条件语言 */
                "filter-lang"?: "cql2-text" | "cql2-json";
                /** @description reference system of shapes in the filter 条件的坐标系 */
                "filter-crs"?: string;
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                scheme: string;
                z: string;
                row: string;
                column: string;
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
    collection_carriers: {
        parameters: {
            query?: {
                /** @description format 格式 */
                f?: "json" | "geojson" | "html";
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
    items_carriers: {
        parameters: {
            query?: {
                /** @description west,south,east,north in the axis order of bbox-crs 范围 */
                bbox?: number[];
                /** @description reference system of bbox; CRS84 unless given 范围的坐标系 */
                "bbox-crs"?: string;
                /** @description a moment, a day, or from/to with .. for open 时间 */
                datetime?: string;
                /** @description most features on the page; more is taken as the most 条数 */
                limit?: number;
                /** @description how many to leave out first 起始 */
                offset?: number;
                /** @description goes on after this feature, as a next link says 续页 */
                cursor?: string;
                /** @description a condition in CQL2 条件 */
                filter?: string;
                /** @description language of the filter 条件语言 */
                "filter-lang"?: "cql2-text" | "cql2-json";
                /** @description reference system of shapes in the filter 条件的坐标系 */
                "filter-crs"?: string;
                /** @description properties between commas; a leading - turns one round 排序 */
                sortby?: string;
                /** @description only these properties, between commas 属性 */
                properties?: string;
                /** @description reference system of the answer; also gcj02 and bd09 for Chinese map services 坐标系 */
                crs?: string;
                /** @description format 格式 */
                f?: "json" | "geojson" | "html";
                /** @description leave shapes out 不含几何 */
                skipGeometry?: boolean;
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
                /** @description least share vacant, % 空置率下限 */
                vacancy_min_percent?: number;
                /** @description least storey height, m 层高下限 */
                storey_height_min_m?: number;
                /** @description latest fact of this day or later, YYYY-MM-DD 数据日期不早于 */
                as_of_min?: string;
                /** @description near a place of these kinds, of any where left out 邻近的商校院园 */
                near?: ("amenity" | "university" | "hospital" | "park")[];
                /** @description at most so far from such a place in a straight line, m 邻近距离上限 */
                near_max_m?: number;
                /** @description sites whose figure is unknown pass too 含未知 */
                include_unknown?: boolean;
                /** @description named by the programme 方案点名 */
                plan_named?: boolean;
                /** @description text in name, alias, id or address 文字 */
                q?: string;
                /** @description identifier */
                id?: string;
                /** @description name */
                name?: string;
                /** @description address */
                address?: string;
                /** @description floor area, ㎡ */
                floor_area_m2?: number;
                /** @description building it is a part of */
                within?: string;
                /** @description kind of carrier */
                carrier_kind?: string;
                /** @description type in the programme */
                carrier_programme?: string;
                /** @description orientation */
                orientation?: string;
                /** @description recognition */
                recognition?: string;
                /** @description state of the carrier */
                status?: string;
                /** @description carrier area, ㎡ */
                carrier_area_m2?: number;
                /** @description incubation area, ㎡ */
                incubation_area_m2?: number;
                /** @description incubatees */
                incubatees?: number;
                /** @description tech firms */
                tech_firms?: number;
                /** @description operator */
                operator?: string;
                /** @description finished on */
                finished_on?: string;
                /** @description large carrier */
                large?: boolean;
                /** @description whether a fact is made up */
                example?: boolean;
                /** @description least confidence of its facts */
                confidence?: string;
                /** @description latest day a fact describes */
                as_of?: string;
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
    add_feature_carriers: {
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
                "application/geo+json": components["schemas"]["Anything"];
            };
        };
        responses: {
            /** @description OK */
            201: {
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
    feature_carriers: {
        parameters: {
            query?: {
                /** @description reference system of the answer; also gcj02 and bd09 for Chinese map services 坐标系 */
                crs?: string;
                /** @description format 格式 */
                f?: "json" | "geojson" | "html";
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                featureId: string;
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
                    "application/geo+json": components["schemas"]["Feature"];
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
    replace_feature_carriers: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                featureId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/geo+json": components["schemas"]["Anything"];
            };
        };
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
    retire_feature_carriers: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                featureId: string;
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
    patch_feature_carriers: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                featureId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["Anything"];
            };
        };
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
    queryables_carriers: {
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
                    "application/schema+json": components["schemas"]["Anything"];
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
    schema_carriers: {
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
                    "application/schema+json": components["schemas"]["Anything"];
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
    sortables_carriers: {
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
                    "application/schema+json": components["schemas"]["Anything"];
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
    tilesets_carriers: {
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
    tileset_carriers: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                scheme: string;
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
    collection_tile_carriers: {
        parameters: {
            query?: {
                /** @description gcj02 or bd09 for maps of Chinese services; CRS84 unless given 底图坐标系 */
                crs?: string;
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
                /** @description least share vacant, % 空置率下限 */
                vacancy_min_percent?: number;
                /** @description least storey height, m 层高下限 */
                storey_height_min_m?: number;
                /** @description latest fact of this day or later, YYYY-MM-DD 数据日期不早于 */
                as_of_min?: string;
                /** @description near a place of these kinds, of any where left out 邻近的商校院园 */
                near?: ("amenity" | "university" | "hospital" | "park")[];
                /** @description at most so far from such a place in a straight line, m 邻近距离上限 */
                near_max_m?: number;
                /** @description sites whose figure is unknown pass too 含未知 */
                include_unknown?: boolean;
                /** @description named by the programme 方案点名 */
                plan_named?: boolean;
                /** @description text in name, alias, id or address 文字 */
                q?: string;
                /** @description a condition in CQL2 条件 */
                filter?: string;
                /** @description language of the filter 条件语言 */
                "filter-lang"?: "cql2-text" | "cql2-json";
                /** @description reference system of shapes in the filter 条件的坐标系 */
                "filter-crs"?: string;
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                scheme: string;
                z: string;
                row: string;
                column: string;
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
    collection_floors: {
        parameters: {
            query?: {
                /** @description format 格式 */
                f?: "json" | "geojson" | "html";
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
    items_floors: {
        parameters: {
            query?: {
                /** @description west,south,east,north in the axis order of bbox-crs 范围 */
                bbox?: number[];
                /** @description reference system of bbox; CRS84 unless given 范围的坐标系 */
                "bbox-crs"?: string;
                /** @description a moment, a day, or from/to with .. for open 时间 */
                datetime?: string;
                /** @description most features on the page; more is taken as the most 条数 */
                limit?: number;
                /** @description how many to leave out first 起始 */
                offset?: number;
                /** @description goes on after this feature, as a next link says 续页 */
                cursor?: string;
                /** @description a condition in CQL2 条件 */
                filter?: string;
                /** @description language of the filter 条件语言 */
                "filter-lang"?: "cql2-text" | "cql2-json";
                /** @description reference system of shapes in the filter 条件的坐标系 */
                "filter-crs"?: string;
                /** @description properties between commas; a leading - turns one round 排序 */
                sortby?: string;
                /** @description only these properties, between commas 属性 */
                properties?: string;
                /** @description reference system of the answer; also gcj02 and bd09 for Chinese map services 坐标系 */
                crs?: string;
                /** @description format 格式 */
                f?: "json" | "geojson" | "html";
                /** @description leave shapes out 不含几何 */
                skipGeometry?: boolean;
                /** @description identifier */
                id?: string;
                /** @description building */
                building?: string;
                /** @description name of the building */
                building_name?: string;
                /** @description what the sign says */
                label?: string;
                /** @description physical order */
                order?: number;
                /** @description kind of level */
                level_kind?: string;
                /** @description floor area, ㎡ */
                floor_area_m2?: number;
                /** @description usable area, ㎡ */
                usable_area_m2?: number;
                /** @description let, ㎡ */
                let_area_m2?: number;
                /** @description vacant, ㎡ */
                vacant_area_m2?: number;
                /** @description vacant since */
                vacant_since?: string;
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
    feature_floors: {
        parameters: {
            query?: {
                /** @description reference system of the answer; also gcj02 and bd09 for Chinese map services 坐标系 */
                crs?: string;
                /** @description format 格式 */
                f?: "json" | "geojson" | "html";
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                featureId: string;
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
                    "application/geo+json": components["schemas"]["Feature"];
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
    queryables_floors: {
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
                    "application/schema+json": components["schemas"]["Anything"];
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
    schema_floors: {
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
                    "application/schema+json": components["schemas"]["Anything"];
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
    sortables_floors: {
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
                    "application/schema+json": components["schemas"]["Anything"];
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
    tilesets_floors: {
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
    tileset_floors: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                scheme: string;
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
    collection_tile_floors: {
        parameters: {
            query?: {
                /** @description gcj02 or bd09 for maps of Chinese services; CRS84 unless given 底图坐标系 */
                crs?: string;
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
                /** @description least share vacant, % 空置率下限 */
                vacancy_min_percent?: number;
                /** @description least storey height, m 层高下限 */
                storey_height_min_m?: number;
                /** @description latest fact of this day or later, YYYY-MM-DD 数据日期不早于 */
                as_of_min?: string;
                /** @description near a place of these kinds, of any where left out 邻近的商校院园 */
                near?: ("amenity" | "university" | "hospital" | "park")[];
                /** @description at most so far from such a place in a straight line, m 邻近距离上限 */
                near_max_m?: number;
                /** @description sites whose figure is unknown pass too 含未知 */
                include_unknown?: boolean;
                /** @description named by the programme 方案点名 */
                plan_named?: boolean;
                /** @description text in name, alias, id or address 文字 */
                q?: string;
                /** @description a condition in CQL2 条件 */
                filter?: string;
                /** @description language of the filter 条件语言 */
                "filter-lang"?: "cql2-text" | "cql2-json";
                /** @description reference system of shapes in the filter 条件的坐标系 */
                "filter-crs"?: string;
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                scheme: string;
                z: string;
                row: string;
                column: string;
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
    collection_idle_properties: {
        parameters: {
            query?: {
                /** @description format 格式 */
                f?: "json" | "geojson" | "html";
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
    items_idle_properties: {
        parameters: {
            query?: {
                /** @description west,south,east,north in the axis order of bbox-crs 范围 */
                bbox?: number[];
                /** @description reference system of bbox; CRS84 unless given 范围的坐标系 */
                "bbox-crs"?: string;
                /** @description a moment, a day, or from/to with .. for open 时间 */
                datetime?: string;
                /** @description most features on the page; more is taken as the most 条数 */
                limit?: number;
                /** @description how many to leave out first 起始 */
                offset?: number;
                /** @description goes on after this feature, as a next link says 续页 */
                cursor?: string;
                /** @description a condition in CQL2 条件 */
                filter?: string;
                /** @description language of the filter 条件语言 */
                "filter-lang"?: "cql2-text" | "cql2-json";
                /** @description reference system of shapes in the filter 条件的坐标系 */
                "filter-crs"?: string;
                /** @description properties between commas; a leading - turns one round 排序 */
                sortby?: string;
                /** @description only these properties, between commas 属性 */
                properties?: string;
                /** @description reference system of the answer; also gcj02 and bd09 for Chinese map services 坐标系 */
                crs?: string;
                /** @description format 格式 */
                f?: "json" | "geojson" | "html";
                /** @description leave shapes out 不含几何 */
                skipGeometry?: boolean;
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
                /** @description least share vacant, % 空置率下限 */
                vacancy_min_percent?: number;
                /** @description least storey height, m 层高下限 */
                storey_height_min_m?: number;
                /** @description latest fact of this day or later, YYYY-MM-DD 数据日期不早于 */
                as_of_min?: string;
                /** @description near a place of these kinds, of any where left out 邻近的商校院园 */
                near?: ("amenity" | "university" | "hospital" | "park")[];
                /** @description at most so far from such a place in a straight line, m 邻近距离上限 */
                near_max_m?: number;
                /** @description sites whose figure is unknown pass too 含未知 */
                include_unknown?: boolean;
                /** @description named by the programme 方案点名 */
                plan_named?: boolean;
                /** @description text in name, alias, id or address 文字 */
                q?: string;
                /** @description identifier */
                id?: string;
                /** @description name */
                name?: string;
                /** @description address */
                address?: string;
                /** @description floor area, ㎡ */
                floor_area_m2?: number;
                /** @description where the floor area comes from */
                floor_area_source?: string;
                /** @description usable area, ㎡ */
                usable_area_m2?: number;
                /** @description used by the owner, ㎡ */
                self_used_area_m2?: number;
                /** @description let, ㎡ */
                let_area_m2?: number;
                /** @description vacant, ㎡ */
                vacant_area_m2?: number;
                /** @description promised, ㎡ */
                committed_area_m2?: number;
                /** @description largest vacant piece, ㎡ */
                contiguous_vacant_area_m2?: number;
                /** @description available, ㎡ */
                available_area_m2?: number;
                /** @description vacant since */
                vacant_since?: string;
                /** @description levels above ground */
                levels_above?: number;
                /** @description levels below ground */
                levels_below?: number;
                /** @description year built */
                year_built?: number;
                /** @description storey height, m */
                storey_height_m?: number;
                /** @description number of owners */
                owner_count?: number;
                /** @description end of the land right */
                land_right_end?: string;
                /** @description asking price, 元/㎡ */
                asking_price_yuan_per_m2?: number;
                /** @description rent, 元/㎡ a month */
                rent_yuan_per_m2_month?: number;
                /** @description works, 元/㎡ */
                works_cost_yuan_per_m2?: number;
                /** @description registered use */
                registered_use?: string;
                /** @description heritage */
                heritage?: string;
                /** @description safety grade */
                safety_grade?: string;
                /** @description in the renewal library */
                in_renewal_library?: boolean;
                /** @description building it is a part of */
                within?: string;
                /** @description whether a fact is made up */
                example?: boolean;
                /** @description least confidence of its facts */
                confidence?: string;
                /** @description latest day a fact describes */
                as_of?: string;
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
    add_feature_idle_properties: {
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
                "application/geo+json": components["schemas"]["Anything"];
            };
        };
        responses: {
            /** @description OK */
            201: {
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
    feature_idle_properties: {
        parameters: {
            query?: {
                /** @description reference system of the answer; also gcj02 and bd09 for Chinese map services 坐标系 */
                crs?: string;
                /** @description format 格式 */
                f?: "json" | "geojson" | "html";
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                featureId: string;
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
                    "application/geo+json": components["schemas"]["Feature"];
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
    replace_feature_idle_properties: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                featureId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/geo+json": components["schemas"]["Anything"];
            };
        };
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
    retire_feature_idle_properties: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                featureId: string;
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
    patch_feature_idle_properties: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                featureId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["Anything"];
            };
        };
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
    queryables_idle_properties: {
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
                    "application/schema+json": components["schemas"]["Anything"];
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
    schema_idle_properties: {
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
                    "application/schema+json": components["schemas"]["Anything"];
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
    sortables_idle_properties: {
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
                    "application/schema+json": components["schemas"]["Anything"];
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
    tilesets_idle_properties: {
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
    tileset_idle_properties: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                scheme: string;
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
    collection_tile_idle_properties: {
        parameters: {
            query?: {
                /** @description gcj02 or bd09 for maps of Chinese services; CRS84 unless given 底图坐标系 */
                crs?: string;
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
                /** @description least share vacant, % 空置率下限 */
                vacancy_min_percent?: number;
                /** @description least storey height, m 层高下限 */
                storey_height_min_m?: number;
                /** @description latest fact of this day or later, YYYY-MM-DD 数据日期不早于 */
                as_of_min?: string;
                /** @description near a place of these kinds, of any where left out 邻近的商校院园 */
                near?: ("amenity" | "university" | "hospital" | "park")[];
                /** @description at most so far from such a place in a straight line, m 邻近距离上限 */
                near_max_m?: number;
                /** @description sites whose figure is unknown pass too 含未知 */
                include_unknown?: boolean;
                /** @description named by the programme 方案点名 */
                plan_named?: boolean;
                /** @description text in name, alias, id or address 文字 */
                q?: string;
                /** @description a condition in CQL2 条件 */
                filter?: string;
                /** @description language of the filter 条件语言 */
                "filter-lang"?: "cql2-text" | "cql2-json";
                /** @description reference system of shapes in the filter 条件的坐标系 */
                "filter-crs"?: string;
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                scheme: string;
                z: string;
                row: string;
                column: string;
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
    collection_m0_parcels: {
        parameters: {
            query?: {
                /** @description format 格式 */
                f?: "json" | "geojson" | "html";
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
    items_m0_parcels: {
        parameters: {
            query?: {
                /** @description west,south,east,north in the axis order of bbox-crs 范围 */
                bbox?: number[];
                /** @description reference system of bbox; CRS84 unless given 范围的坐标系 */
                "bbox-crs"?: string;
                /** @description a moment, a day, or from/to with .. for open 时间 */
                datetime?: string;
                /** @description most features on the page; more is taken as the most 条数 */
                limit?: number;
                /** @description how many to leave out first 起始 */
                offset?: number;
                /** @description goes on after this feature, as a next link says 续页 */
                cursor?: string;
                /** @description a condition in CQL2 条件 */
                filter?: string;
                /** @description language of the filter 条件语言 */
                "filter-lang"?: "cql2-text" | "cql2-json";
                /** @description reference system of shapes in the filter 条件的坐标系 */
                "filter-crs"?: string;
                /** @description properties between commas; a leading - turns one round 排序 */
                sortby?: string;
                /** @description only these properties, between commas 属性 */
                properties?: string;
                /** @description reference system of the answer; also gcj02 and bd09 for Chinese map services 坐标系 */
                crs?: string;
                /** @description format 格式 */
                f?: "json" | "geojson" | "html";
                /** @description leave shapes out 不含几何 */
                skipGeometry?: boolean;
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
                /** @description least share vacant, % 空置率下限 */
                vacancy_min_percent?: number;
                /** @description least storey height, m 层高下限 */
                storey_height_min_m?: number;
                /** @description latest fact of this day or later, YYYY-MM-DD 数据日期不早于 */
                as_of_min?: string;
                /** @description near a place of these kinds, of any where left out 邻近的商校院园 */
                near?: ("amenity" | "university" | "hospital" | "park")[];
                /** @description at most so far from such a place in a straight line, m 邻近距离上限 */
                near_max_m?: number;
                /** @description sites whose figure is unknown pass too 含未知 */
                include_unknown?: boolean;
                /** @description named by the programme 方案点名 */
                plan_named?: boolean;
                /** @description text in name, alias, id or address 文字 */
                q?: string;
                /** @description identifier */
                id?: string;
                /** @description name */
                name?: string;
                /** @description address */
                address?: string;
                /** @description available, ㎡ */
                available_area_m2?: number;
                /** @description asking price, 元/㎡ */
                asking_price_yuan_per_m2?: number;
                /** @description land area, ㎡ */
                land_area_m2?: number;
                /** @description plot ratio */
                plot_ratio?: number;
                /** @description auxiliary share */
                auxiliary_share?: number;
                /** @description land and building, 元/㎡ */
                unit_cost_yuan_per_m2?: number;
                /** @description end of the term */
                term_end?: string;
                /** @description in an approved park */
                in_approved_park?: boolean;
                /** @description outside the district */
                outside_district?: boolean;
                /** @description whether a fact is made up */
                example?: boolean;
                /** @description least confidence of its facts */
                confidence?: string;
                /** @description latest day a fact describes */
                as_of?: string;
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
    add_feature_m0_parcels: {
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
                "application/geo+json": components["schemas"]["Anything"];
            };
        };
        responses: {
            /** @description OK */
            201: {
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
    feature_m0_parcels: {
        parameters: {
            query?: {
                /** @description reference system of the answer; also gcj02 and bd09 for Chinese map services 坐标系 */
                crs?: string;
                /** @description format 格式 */
                f?: "json" | "geojson" | "html";
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                featureId: string;
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
                    "application/geo+json": components["schemas"]["Feature"];
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
    replace_feature_m0_parcels: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                featureId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/geo+json": components["schemas"]["Anything"];
            };
        };
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
    retire_feature_m0_parcels: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                featureId: string;
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
    patch_feature_m0_parcels: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                featureId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["Anything"];
            };
        };
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
    queryables_m0_parcels: {
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
                    "application/schema+json": components["schemas"]["Anything"];
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
    schema_m0_parcels: {
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
                    "application/schema+json": components["schemas"]["Anything"];
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
    sortables_m0_parcels: {
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
                    "application/schema+json": components["schemas"]["Anything"];
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
    tilesets_m0_parcels: {
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
    tileset_m0_parcels: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                scheme: string;
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
    collection_tile_m0_parcels: {
        parameters: {
            query?: {
                /** @description gcj02 or bd09 for maps of Chinese services; CRS84 unless given 底图坐标系 */
                crs?: string;
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
                /** @description least share vacant, % 空置率下限 */
                vacancy_min_percent?: number;
                /** @description least storey height, m 层高下限 */
                storey_height_min_m?: number;
                /** @description latest fact of this day or later, YYYY-MM-DD 数据日期不早于 */
                as_of_min?: string;
                /** @description near a place of these kinds, of any where left out 邻近的商校院园 */
                near?: ("amenity" | "university" | "hospital" | "park")[];
                /** @description at most so far from such a place in a straight line, m 邻近距离上限 */
                near_max_m?: number;
                /** @description sites whose figure is unknown pass too 含未知 */
                include_unknown?: boolean;
                /** @description named by the programme 方案点名 */
                plan_named?: boolean;
                /** @description text in name, alias, id or address 文字 */
                q?: string;
                /** @description a condition in CQL2 条件 */
                filter?: string;
                /** @description language of the filter 条件语言 */
                "filter-lang"?: "cql2-text" | "cql2-json";
                /** @description reference system of shapes in the filter 条件的坐标系 */
                "filter-crs"?: string;
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                scheme: string;
                z: string;
                row: string;
                column: string;
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
    collection_places: {
        parameters: {
            query?: {
                /** @description format 格式 */
                f?: "json" | "geojson" | "html";
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
    items_places: {
        parameters: {
            query?: {
                /** @description west,south,east,north in the axis order of bbox-crs 范围 */
                bbox?: number[];
                /** @description reference system of bbox; CRS84 unless given 范围的坐标系 */
                "bbox-crs"?: string;
                /** @description a moment, a day, or from/to with .. for open 时间 */
                datetime?: string;
                /** @description most features on the page; more is taken as the most 条数 */
                limit?: number;
                /** @description how many to leave out first 起始 */
                offset?: number;
                /** @description goes on after this feature, as a next link says 续页 */
                cursor?: string;
                /** @description a condition in CQL2 条件 */
                filter?: string;
                /** @description language of the filter 条件语言 */
                "filter-lang"?: "cql2-text" | "cql2-json";
                /** @description reference system of shapes in the filter 条件的坐标系 */
                "filter-crs"?: string;
                /** @description properties between commas; a leading - turns one round 排序 */
                sortby?: string;
                /** @description only these properties, between commas 属性 */
                properties?: string;
                /** @description reference system of the answer; also gcj02 and bd09 for Chinese map services 坐标系 */
                crs?: string;
                /** @description format 格式 */
                f?: "json" | "geojson" | "html";
                /** @description leave shapes out 不含几何 */
                skipGeometry?: boolean;
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
                /** @description least share vacant, % 空置率下限 */
                vacancy_min_percent?: number;
                /** @description least storey height, m 层高下限 */
                storey_height_min_m?: number;
                /** @description latest fact of this day or later, YYYY-MM-DD 数据日期不早于 */
                as_of_min?: string;
                /** @description near a place of these kinds, of any where left out 邻近的商校院园 */
                near?: ("amenity" | "university" | "hospital" | "park")[];
                /** @description at most so far from such a place in a straight line, m 邻近距离上限 */
                near_max_m?: number;
                /** @description sites whose figure is unknown pass too 含未知 */
                include_unknown?: boolean;
                /** @description named by the programme 方案点名 */
                plan_named?: boolean;
                /** @description text in name, alias, id or address 文字 */
                q?: string;
                /** @description identifier */
                id?: string;
                /** @description name */
                name?: string;
                /** @description address */
                address?: string;
                /** @description what it is there */
                role?: string;
                /** @description precision of the position, m */
                precision_m?: number;
                /** @description whether a fact is made up */
                example?: boolean;
                /** @description least confidence of its facts */
                confidence?: string;
                /** @description latest day a fact describes */
                as_of?: string;
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
    add_feature_places: {
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
                "application/geo+json": components["schemas"]["Anything"];
            };
        };
        responses: {
            /** @description OK */
            201: {
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
    feature_places: {
        parameters: {
            query?: {
                /** @description reference system of the answer; also gcj02 and bd09 for Chinese map services 坐标系 */
                crs?: string;
                /** @description format 格式 */
                f?: "json" | "geojson" | "html";
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                featureId: string;
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
                    "application/geo+json": components["schemas"]["Feature"];
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
    replace_feature_places: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                featureId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/geo+json": components["schemas"]["Anything"];
            };
        };
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
    retire_feature_places: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                featureId: string;
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
    patch_feature_places: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                featureId: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/merge-patch+json": components["schemas"]["Anything"];
            };
        };
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
    queryables_places: {
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
                    "application/schema+json": components["schemas"]["Anything"];
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
    schema_places: {
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
                    "application/schema+json": components["schemas"]["Anything"];
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
    sortables_places: {
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
                    "application/schema+json": components["schemas"]["Anything"];
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
    tilesets_places: {
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
    tileset_places: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                scheme: string;
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
    collection_tile_places: {
        parameters: {
            query?: {
                /** @description gcj02 or bd09 for maps of Chinese services; CRS84 unless given 底图坐标系 */
                crs?: string;
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
                /** @description least share vacant, % 空置率下限 */
                vacancy_min_percent?: number;
                /** @description least storey height, m 层高下限 */
                storey_height_min_m?: number;
                /** @description latest fact of this day or later, YYYY-MM-DD 数据日期不早于 */
                as_of_min?: string;
                /** @description near a place of these kinds, of any where left out 邻近的商校院园 */
                near?: ("amenity" | "university" | "hospital" | "park")[];
                /** @description at most so far from such a place in a straight line, m 邻近距离上限 */
                near_max_m?: number;
                /** @description sites whose figure is unknown pass too 含未知 */
                include_unknown?: boolean;
                /** @description named by the programme 方案点名 */
                plan_named?: boolean;
                /** @description text in name, alias, id or address 文字 */
                q?: string;
                /** @description a condition in CQL2 条件 */
                filter?: string;
                /** @description language of the filter 条件语言 */
                "filter-lang"?: "cql2-text" | "cql2-json";
                /** @description reference system of shapes in the filter 条件的坐标系 */
                "filter-crs"?: string;
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                scheme: string;
                z: string;
                row: string;
                column: string;
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
    collection_plan_choices: {
        parameters: {
            query?: {
                /** @description format 格式 */
                f?: "json" | "geojson" | "html";
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
    items_plan_choices: {
        parameters: {
            query?: {
                /** @description west,south,east,north in the axis order of bbox-crs 范围 */
                bbox?: number[];
                /** @description reference system of bbox; CRS84 unless given 范围的坐标系 */
                "bbox-crs"?: string;
                /** @description a moment, a day, or from/to with .. for open 时间 */
                datetime?: string;
                /** @description most features on the page; more is taken as the most 条数 */
                limit?: number;
                /** @description how many to leave out first 起始 */
                offset?: number;
                /** @description goes on after this feature, as a next link says 续页 */
                cursor?: string;
                /** @description a condition in CQL2 条件 */
                filter?: string;
                /** @description language of the filter 条件语言 */
                "filter-lang"?: "cql2-text" | "cql2-json";
                /** @description reference system of shapes in the filter 条件的坐标系 */
                "filter-crs"?: string;
                /** @description properties between commas; a leading - turns one round 排序 */
                sortby?: string;
                /** @description only these properties, between commas 属性 */
                properties?: string;
                /** @description reference system of the answer; also gcj02 and bd09 for Chinese map services 坐标系 */
                crs?: string;
                /** @description format 格式 */
                f?: "json" | "geojson" | "html";
                /** @description leave shapes out 不含几何 */
                skipGeometry?: boolean;
                /** @description identifier */
                id?: string;
                /** @description plan */
                plan?: string;
                /** @description what the plan is called */
                plan_title?: string;
                /** @description revision the plan was made for */
                plan_revision?: number;
                /** @description site */
                site?: string;
                /** @description name of the site */
                name?: string;
                /** @description zone */
                zone?: string;
                /** @description whole or part */
                scope?: string;
                /** @description how it is fitted out */
                refit?: string;
                /** @description how it is had */
                mode?: string;
                /** @description carrier area it makes, ㎡ */
                area_m2?: number;
                /** @description cost, 元 */
                cost_yuan?: number;
                /** @description cost by area, 元/㎡ */
                unit_yuan_per_m2?: number;
                /** @description break-even price, 元 */
                break_even_yuan?: number;
                /** @description without it the targets cannot be met */
                irreplaceable?: boolean;
                /** @description whether a made-up value went into it */
                example?: boolean;
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
    feature_plan_choices: {
        parameters: {
            query?: {
                /** @description reference system of the answer; also gcj02 and bd09 for Chinese map services 坐标系 */
                crs?: string;
                /** @description format 格式 */
                f?: "json" | "geojson" | "html";
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                featureId: string;
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
                    "application/geo+json": components["schemas"]["Feature"];
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
    queryables_plan_choices: {
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
                    "application/schema+json": components["schemas"]["Anything"];
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
    schema_plan_choices: {
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
                    "application/schema+json": components["schemas"]["Anything"];
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
    sortables_plan_choices: {
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
                    "application/schema+json": components["schemas"]["Anything"];
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
    tilesets_plan_choices: {
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
    tileset_plan_choices: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                scheme: string;
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
    collection_tile_plan_choices: {
        parameters: {
            query?: {
                /** @description gcj02 or bd09 for maps of Chinese services; CRS84 unless given 底图坐标系 */
                crs?: string;
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
                /** @description least share vacant, % 空置率下限 */
                vacancy_min_percent?: number;
                /** @description least storey height, m 层高下限 */
                storey_height_min_m?: number;
                /** @description latest fact of this day or later, YYYY-MM-DD 数据日期不早于 */
                as_of_min?: string;
                /** @description near a place of these kinds, of any where left out 邻近的商校院园 */
                near?: ("amenity" | "university" | "hospital" | "park")[];
                /** @description at most so far from such a place in a straight line, m 邻近距离上限 */
                near_max_m?: number;
                /** @description sites whose figure is unknown pass too 含未知 */
                include_unknown?: boolean;
                /** @description named by the programme 方案点名 */
                plan_named?: boolean;
                /** @description text in name, alias, id or address 文字 */
                q?: string;
                /** @description a condition in CQL2 条件 */
                filter?: string;
                /** @description language of the filter 条件语言 */
                "filter-lang"?: "cql2-text" | "cql2-json";
                /** @description reference system of shapes in the filter 条件的坐标系 */
                "filter-crs"?: string;
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                scheme: string;
                z: string;
                row: string;
                column: string;
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
    collection_sites: {
        parameters: {
            query?: {
                /** @description format 格式 */
                f?: "json" | "geojson" | "html";
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
    items_sites: {
        parameters: {
            query?: {
                /** @description west,south,east,north in the axis order of bbox-crs 范围 */
                bbox?: number[];
                /** @description reference system of bbox; CRS84 unless given 范围的坐标系 */
                "bbox-crs"?: string;
                /** @description a moment, a day, or from/to with .. for open 时间 */
                datetime?: string;
                /** @description most features on the page; more is taken as the most 条数 */
                limit?: number;
                /** @description how many to leave out first 起始 */
                offset?: number;
                /** @description goes on after this feature, as a next link says 续页 */
                cursor?: string;
                /** @description a condition in CQL2 条件 */
                filter?: string;
                /** @description language of the filter 条件语言 */
                "filter-lang"?: "cql2-text" | "cql2-json";
                /** @description reference system of shapes in the filter 条件的坐标系 */
                "filter-crs"?: string;
                /** @description properties between commas; a leading - turns one round 排序 */
                sortby?: string;
                /** @description only these properties, between commas 属性 */
                properties?: string;
                /** @description reference system of the answer; also gcj02 and bd09 for Chinese map services 坐标系 */
                crs?: string;
                /** @description format 格式 */
                f?: "json" | "geojson" | "html";
                /** @description leave shapes out 不含几何 */
                skipGeometry?: boolean;
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
                /** @description least share vacant, % 空置率下限 */
                vacancy_min_percent?: number;
                /** @description least storey height, m 层高下限 */
                storey_height_min_m?: number;
                /** @description latest fact of this day or later, YYYY-MM-DD 数据日期不早于 */
                as_of_min?: string;
                /** @description near a place of these kinds, of any where left out 邻近的商校院园 */
                near?: ("amenity" | "university" | "hospital" | "park")[];
                /** @description at most so far from such a place in a straight line, m 邻近距离上限 */
                near_max_m?: number;
                /** @description sites whose figure is unknown pass too 含未知 */
                include_unknown?: boolean;
                /** @description named by the programme 方案点名 */
                plan_named?: boolean;
                /** @description text in name, alias, id or address 文字 */
                q?: string;
                /** @description identifier */
                id?: string;
                /** @description name */
                name?: string;
                /** @description address */
                address?: string;
                /** @description floor area, ㎡ */
                floor_area_m2?: number;
                /** @description where the floor area comes from */
                floor_area_source?: string;
                /** @description usable area, ㎡ */
                usable_area_m2?: number;
                /** @description used by the owner, ㎡ */
                self_used_area_m2?: number;
                /** @description let, ㎡ */
                let_area_m2?: number;
                /** @description vacant, ㎡ */
                vacant_area_m2?: number;
                /** @description promised, ㎡ */
                committed_area_m2?: number;
                /** @description largest vacant piece, ㎡ */
                contiguous_vacant_area_m2?: number;
                /** @description available, ㎡ */
                available_area_m2?: number;
                /** @description vacant since */
                vacant_since?: string;
                /** @description levels above ground */
                levels_above?: number;
                /** @description levels below ground */
                levels_below?: number;
                /** @description year built */
                year_built?: number;
                /** @description storey height, m */
                storey_height_m?: number;
                /** @description number of owners */
                owner_count?: number;
                /** @description end of the land right */
                land_right_end?: string;
                /** @description asking price, 元/㎡ */
                asking_price_yuan_per_m2?: number;
                /** @description rent, 元/㎡ a month */
                rent_yuan_per_m2_month?: number;
                /** @description works, 元/㎡ */
                works_cost_yuan_per_m2?: number;
                /** @description registered use */
                registered_use?: string;
                /** @description heritage */
                heritage?: string;
                /** @description safety grade */
                safety_grade?: string;
                /** @description in the renewal library */
                in_renewal_library?: boolean;
                /** @description land area, ㎡ */
                land_area_m2?: number;
                /** @description plot ratio */
                plot_ratio?: number;
                /** @description auxiliary share */
                auxiliary_share?: number;
                /** @description land and building, 元/㎡ */
                unit_cost_yuan_per_m2?: number;
                /** @description end of the term */
                term_end?: string;
                /** @description in an approved park */
                in_approved_park?: boolean;
                /** @description outside the district */
                outside_district?: boolean;
                /** @description building it is a part of */
                within?: string;
                /** @description kind of carrier */
                carrier_kind?: string;
                /** @description type in the programme */
                carrier_programme?: string;
                /** @description orientation */
                orientation?: string;
                /** @description recognition */
                recognition?: string;
                /** @description state of the carrier */
                status?: string;
                /** @description carrier area, ㎡ */
                carrier_area_m2?: number;
                /** @description incubation area, ㎡ */
                incubation_area_m2?: number;
                /** @description incubatees */
                incubatees?: number;
                /** @description tech firms */
                tech_firms?: number;
                /** @description operator */
                operator?: string;
                /** @description finished on */
                finished_on?: string;
                /** @description large carrier */
                large?: boolean;
                /** @description what it is there */
                role?: string;
                /** @description precision of the position, m */
                precision_m?: number;
                /** @description whether a fact is made up */
                example?: boolean;
                /** @description least confidence of its facts */
                confidence?: string;
                /** @description latest day a fact describes */
                as_of?: string;
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
    feature_sites: {
        parameters: {
            query?: {
                /** @description reference system of the answer; also gcj02 and bd09 for Chinese map services 坐标系 */
                crs?: string;
                /** @description format 格式 */
                f?: "json" | "geojson" | "html";
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                featureId: string;
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
                    "application/geo+json": components["schemas"]["Feature"];
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
    queryables_sites: {
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
                    "application/schema+json": components["schemas"]["Anything"];
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
    schema_sites: {
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
                    "application/schema+json": components["schemas"]["Anything"];
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
    sortables_sites: {
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
                    "application/schema+json": components["schemas"]["Anything"];
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
    tilesets_sites: {
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
    tileset_sites: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                scheme: string;
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
    collection_tile_sites: {
        parameters: {
            query?: {
                /** @description gcj02 or bd09 for maps of Chinese services; CRS84 unless given 底图坐标系 */
                crs?: string;
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
                /** @description least share vacant, % 空置率下限 */
                vacancy_min_percent?: number;
                /** @description least storey height, m 层高下限 */
                storey_height_min_m?: number;
                /** @description latest fact of this day or later, YYYY-MM-DD 数据日期不早于 */
                as_of_min?: string;
                /** @description near a place of these kinds, of any where left out 邻近的商校院园 */
                near?: ("amenity" | "university" | "hospital" | "park")[];
                /** @description at most so far from such a place in a straight line, m 邻近距离上限 */
                near_max_m?: number;
                /** @description sites whose figure is unknown pass too 含未知 */
                include_unknown?: boolean;
                /** @description named by the programme 方案点名 */
                plan_named?: boolean;
                /** @description text in name, alias, id or address 文字 */
                q?: string;
                /** @description a condition in CQL2 条件 */
                filter?: string;
                /** @description language of the filter 条件语言 */
                "filter-lang"?: "cql2-text" | "cql2-json";
                /** @description reference system of shapes in the filter 条件的坐标系 */
                "filter-crs"?: string;
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                scheme: string;
                z: string;
                row: string;
                column: string;
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
    collection_zones: {
        parameters: {
            query?: {
                /** @description format 格式 */
                f?: "json" | "geojson" | "html";
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
    items_zones: {
        parameters: {
            query?: {
                /** @description west,south,east,north in the axis order of bbox-crs 范围 */
                bbox?: number[];
                /** @description reference system of bbox; CRS84 unless given 范围的坐标系 */
                "bbox-crs"?: string;
                /** @description a moment, a day, or from/to with .. for open 时间 */
                datetime?: string;
                /** @description most features on the page; more is taken as the most 条数 */
                limit?: number;
                /** @description how many to leave out first 起始 */
                offset?: number;
                /** @description goes on after this feature, as a next link says 续页 */
                cursor?: string;
                /** @description a condition in CQL2 条件 */
                filter?: string;
                /** @description language of the filter 条件语言 */
                "filter-lang"?: "cql2-text" | "cql2-json";
                /** @description reference system of shapes in the filter 条件的坐标系 */
                "filter-crs"?: string;
                /** @description properties between commas; a leading - turns one round 排序 */
                sortby?: string;
                /** @description only these properties, between commas 属性 */
                properties?: string;
                /** @description reference system of the answer; also gcj02 and bd09 for Chinese map services 坐标系 */
                crs?: string;
                /** @description format 格式 */
                f?: "json" | "geojson" | "html";
                /** @description leave shapes out 不含几何 */
                skipGeometry?: boolean;
                /** @description identifier */
                id?: string;
                /** @description zone */
                zone?: string;
                /** @description name */
                name?: string;
                /** @description name in English */
                name_en?: string;
                /** @description whether an authority published the outline */
                official?: boolean;
                /** @description target, ㎡ */
                target_m2?: number;
                /** @description built, ㎡ */
                built_m2?: number;
                /** @description under way, ㎡ */
                under_way_m2?: number;
                /** @description planned, ㎡ */
                planned_m2?: number;
                /** @description vacant, ㎡ */
                vacant_m2?: number;
                /** @description available, ㎡ */
                available_m2?: number;
                /** @description missing to the target, ㎡ */
                gap_m2?: number;
                /** @description version of the drawing */
                version?: string;
                /** @description drawn by */
                drawn_by?: string;
                /** @description drawn on */
                drawn_on?: string;
                /** @description how it was drawn */
                note?: string;
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
    feature_zones: {
        parameters: {
            query?: {
                /** @description reference system of the answer; also gcj02 and bd09 for Chinese map services 坐标系 */
                crs?: string;
                /** @description format 格式 */
                f?: "json" | "geojson" | "html";
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                featureId: string;
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
                    "application/geo+json": components["schemas"]["Feature"];
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
    queryables_zones: {
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
                    "application/schema+json": components["schemas"]["Anything"];
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
    schema_zones: {
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
                    "application/schema+json": components["schemas"]["Anything"];
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
    sortables_zones: {
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
                    "application/schema+json": components["schemas"]["Anything"];
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
    tilesets_zones: {
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
    tileset_zones: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                scheme: string;
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
    collection_tile_zones: {
        parameters: {
            query?: {
                /** @description gcj02 or bd09 for maps of Chinese services; CRS84 unless given 底图坐标系 */
                crs?: string;
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
                /** @description least share vacant, % 空置率下限 */
                vacancy_min_percent?: number;
                /** @description least storey height, m 层高下限 */
                storey_height_min_m?: number;
                /** @description latest fact of this day or later, YYYY-MM-DD 数据日期不早于 */
                as_of_min?: string;
                /** @description near a place of these kinds, of any where left out 邻近的商校院园 */
                near?: ("amenity" | "university" | "hospital" | "park")[];
                /** @description at most so far from such a place in a straight line, m 邻近距离上限 */
                near_max_m?: number;
                /** @description sites whose figure is unknown pass too 含未知 */
                include_unknown?: boolean;
                /** @description named by the programme 方案点名 */
                plan_named?: boolean;
                /** @description text in name, alias, id or address 文字 */
                q?: string;
                /** @description a condition in CQL2 条件 */
                filter?: string;
                /** @description language of the filter 条件语言 */
                "filter-lang"?: "cql2-text" | "cql2-json";
                /** @description reference system of shapes in the filter 条件的坐标系 */
                "filter-crs"?: string;
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                scheme: string;
                z: string;
                row: string;
                column: string;
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
    conformance: {
        parameters: {
            query?: {
                /** @description format 格式 */
                f?: "json" | "geojson" | "html";
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
    job: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                job: string;
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
    dismiss_job: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                job: string;
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
    results: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                job: string;
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
    metrics: {
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
                    "text/plain": string;
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
    processes: {
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
    process: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                process: string;
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
    execute: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                process: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Anything"];
            };
        };
        responses: {
            /** @description OK */
            201: {
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
    readiness: {
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
                    "application/json": components["schemas"]["Readiness"];
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
    locator: {
        parameters: {
            query?: {
                /** @description colours 配色 */
                theme?: "light" | "dark";
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
                    "application/octet-stream": string;
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
    style: {
        parameters: {
            query?: {
                /** @description gcj02 or bd09 for maps of Chinese services; CRS84 unless given 底图坐标系 */
                crs?: string;
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
    tile_matrix_sets: {
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
    tile_matrix_set: {
        parameters: {
            query?: {
                /** @description language of problems 语言 */
                lang?: "zh" | "en";
            };
            header?: never;
            path: {
                scheme: string;
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
    tilejson: {
        parameters: {
            query?: {
                /** @description layer of the map 图层 */
                layer?: "sites" | "zones" | "backdrop";
                /** @description gcj02 or bd09 for maps of Chinese services; CRS84 unless given 底图坐标系 */
                crs?: string;
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
                /** @description gcj02 or bd09 for maps of Chinese services; CRS84 unless given 底图坐标系 */
                crs?: string;
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
                /** @description least share vacant, % 空置率下限 */
                vacancy_min_percent?: number;
                /** @description least storey height, m 层高下限 */
                storey_height_min_m?: number;
                /** @description latest fact of this day or later, YYYY-MM-DD 数据日期不早于 */
                as_of_min?: string;
                /** @description near a place of these kinds, of any where left out 邻近的商校院园 */
                near?: ("amenity" | "university" | "hospital" | "park")[];
                /** @description at most so far from such a place in a straight line, m 邻近距离上限 */
                near_max_m?: number;
                /** @description sites whose figure is unknown pass too 含未知 */
                include_unknown?: boolean;
                /** @description named by the programme 方案点名 */
                plan_named?: boolean;
                /** @description text in name, alias, id or address 文字 */
                q?: string;
                /** @description a condition in CQL2 条件 */
                filter?: string;
                /** @description language of the filter 条件语言 */
                "filter-lang"?: "cql2-text" | "cql2-json";
                /** @description reference system of shapes in the filter 条件的坐标系 */
                "filter-crs"?: string;
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
