//! Coordinates as a file has them, in whatever datum and of whatever worth. Never a shape: only the gate makes those.

/// Coordinates of a point or a surface before anything is believed of them.
#[derive(Debug, Clone, PartialEq)]
pub enum RawShape {
    /// One position.
    Point([f64; 2]),
    /// Polygons of rings of positions; the first ring of each is the outer one.
    Surface(Vec<Vec<Vec<[f64; 2]>>>),
}

impl RawShape {
    /// Every position replaced by what `turn` makes of it.
    ///
    /// # Errors
    /// The first one that `turn` returns.
    pub fn try_map<E>(self, mut turn: impl FnMut([f64; 2]) -> Result<[f64; 2], E>) -> Result<Self, E> {
        match self {
            Self::Point(position) => turn(position).map(Self::Point),
            Self::Surface(mut polygons) => {
                for vertex in polygons.iter_mut().flatten().flatten() {
                    *vertex = turn(*vertex)?;
                }
                Ok(Self::Surface(polygons))
            }
        }
    }

    /// The middle of the corners of the first ring, or the point itself.
    #[must_use]
    pub fn middle(&self) -> Option<[f64; 2]> {
        match self {
            Self::Point(position) => Some(*position),
            Self::Surface(polygons) => {
                let ring = polygons.first()?.first()?;
                let corners = if ring.len() > 1 && ring.first() == ring.last() { &ring[1..] } else { ring };
                let sum = corners.iter().fold([0.0, 0.0], |[x, y], [east, north]| [x + east, y + north]);
                (!corners.is_empty()).then(|| sum.map(|sum| sum / corners.len() as f64))
            }
        }
    }

    /// How many positions there are.
    #[must_use]
    pub fn count(&self) -> usize {
        match self {
            Self::Point(_) => 1,
            Self::Surface(polygons) => polygons.iter().flatten().map(Vec::len).sum(),
        }
    }

    /// Every position, in order.
    pub fn positions(&self) -> impl Iterator<Item = [f64; 2]> {
        let (point, polygons) = match self {
            Self::Point(position) => (Some(*position), &[][..]),
            Self::Surface(polygons) => (None, polygons.as_slice()),
        };
        point.into_iter().chain(polygons.iter().flatten().flatten().copied())
    }
}
