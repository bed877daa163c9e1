//! QR codes as SVG, drawn large enough to be read from a poster.

use fast_qr::{
    ECL,
    convert::{Builder, Shape, svg::SvgBuilder},
    qr::QRBuilder,
};

/// An SVG picture of the address; `None` where the address is too long for a QR code.
pub fn qr_svg(address: &str) -> Option<String> {
    let code = QRBuilder::new(address).ecl(ECL::M).build().ok()?;
    Some(SvgBuilder::default().shape(Shape::Square).margin(4).to_str(&code))
}
