//! What a building is made of and what its land may be used for: the technical and planning facts that decide whether it can be converted.

use serde::{Deserialize, Serialize};

use super::Known;
use crate::units::Area;

/// 结构类型.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StructureKind {
    /// 砖混.
    Masonry,
    /// 框架.
    Frame,
    /// 框剪.
    FrameShearWall,
    /// 钢.
    Steel,
}

/// The fabric as far as it decides what the space is good for. Facts of a part are inherited from its building.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Fabric {
    /// 标准层面积.
    pub floorplate: Known<Area>,
    /// 净高, in centimetres.
    pub clear_height_cm: Known<u16>,
    /// 柱距, in centimetres.
    pub column_span_cm: Known<u16>,
    /// 核心筒至外窗进深, in centimetres.
    pub core_depth_cm: Known<u16>,
    /// 楼面设计活荷载, in hundredths of kN/㎡, as designed and never as assumed.
    pub design_load_hundredths: Known<u16>,
    /// 结构类型.
    pub structure: Known<StructureKind>,
    /// 客梯数量.
    pub passenger_lifts: Known<u16>,
    /// 货梯数量.
    pub goods_lifts: Known<u16>,
    /// 供电容量, in VA/㎡.
    pub power_va_per_m2: Known<u32>,
    /// 停车位.
    pub parking: Known<u32>,
}

/// 土地权利性质.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum LandRight {
    /// 出让.
    Granted,
    /// 划拨.
    Allocated,
    /// 租赁.
    Leased,
    /// 作价出资.
    Contributed,
}

/// Land and planning. Illegal building and expropriation are restricted: they never leave without a role.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Planning {
    /// 土地用途.
    pub land_use: Known<String>,
    /// 土地权利性质.
    pub land_right: Known<LandRight>,
    /// 规划用途.
    pub planned_use: Known<String>,
    /// 产业定位（一楼一策）.
    pub positioning: Known<String>,
    /// 违法建设面积; restricted. Nought means that someone looked and found none.
    #[doc(alias = "违建")]
    pub illegal_area: Known<Area>,
    /// 征收范围; restricted.
    #[doc(alias = "拆迁")]
    pub expropriation: Known<bool>,
}
