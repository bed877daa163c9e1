//! A scene as PNG, for Word and for mail. Letters keep their side bearings and kerning and stand on
//! fractions of a pixel, so the picture is as well set as the page.

use ab_glyph::{Font as _, ScaleFont as _, point};

use super::font::{face, scale as font_scale, width as text_width};
use super::palette::{Colour, PAPER};
use super::scene::{Anchor, Mark, Scene};

/// Pixels a CSS pixel at this many dots an inch.
fn scale_of(dpi: u32) -> f32 {
    dpi as f32 / 96.0
}

/// The picture at `dpi` dots an inch; the file says so, and Word gives it its true size.
pub fn write(scene: &Scene, dpi: u32) -> Vec<u8> {
    let dpi = dpi.clamp(48, 600);
    let mut canvas = Canvas::new(scene, scale_of(dpi));
    for mark in &scene.marks {
        canvas.put(mark);
    }
    canvas.encode(dpi)
}

struct Canvas {
    width: usize,
    height: usize,
    scale: f32,
    /// Three bytes a pixel.
    pixels: Vec<u8>,
}

impl Canvas {
    fn new(scene: &Scene, scale: f32) -> Canvas {
        let side = |length: f32| (length * scale).ceil().clamp(1.0, 20_000.0) as usize;
        let (width, height) = (side(scene.width), side(scene.height));
        let paper = [PAPER.0, PAPER.1, PAPER.2];
        Canvas { width, height, scale, pixels: paper.repeat(width * height) }
    }

    fn put(&mut self, mark: &Mark) {
        let s = self.scale;
        match mark {
            Mark::Box { x, y, width, height, fill } => {
                self.area([x * s, y * s, (x + width) * s, (y + height) * s], *fill, |_, _| 1.0);
            }
            Mark::Hatch { x, y, width, height, lines } => {
                let edges = [x * s, y * s, (x + width) * s, (y + height) * s];
                // Slanting lines two wide and five apart, softened at their edges, in a frame.
                let stripe = move |px: f32, py: f32| {
                    let across = ((px + py) / s * std::f32::consts::FRAC_1_SQRT_2).rem_euclid(5.0);
                    ((1.0 - (across - 2.5).abs()) * s + 0.5).clamp(0.0, 1.0)
                };
                let frame = move |px: f32, py: f32| {
                    let inside = (px - edges[0]).min(edges[2] - px).min(py - edges[1]).min(edges[3] - py);
                    (s - inside + 0.5).clamp(0.0, 1.0)
                };
                self.area(edges, *lines, |px, py| stripe(px, py).max(frame(px, py)));
            }
            Mark::Text { x, baseline, text, size, weight, fill, anchor } => {
                let shift = match anchor {
                    Anchor::Start => 0.0,
                    Anchor::Middle => text_width(text, *size, *weight) / 2.0,
                    Anchor::End => text_width(text, *size, *weight),
                };
                let font = face(*weight).as_scaled(font_scale(*weight, size * s));
                let (mut pen, mut before) = ((x - shift) * s, None);
                for c in text.chars() {
                    let id = font.glyph_id(c);
                    pen += before.replace(id).map_or(0.0, |before| font.kern(before, id));
                    let glyph = id.with_scale_and_position(font.scale(), point(pen, baseline * s));
                    pen += font.h_advance(id);
                    if let Some(outline) = font.outline_glyph(glyph) {
                        let corner = outline.px_bounds().min;
                        outline.draw(|dx, dy, cover| {
                            self.blend(corner.x as i64 + i64::from(dx), corner.y as i64 + i64::from(dy), *fill, cover);
                        });
                    }
                }
            }
        }
    }

    /// Colours a rectangle, its edges by how much of a pixel they cover, times `cover` inside.
    fn area(&mut self, [left, top, right, bottom]: [f32; 4], fill: Colour, cover: impl Fn(f32, f32) -> f32) {
        let part =
            |from: f32, to: f32, pixel: i64| (to.min(pixel as f32 + 1.0) - from.max(pixel as f32)).clamp(0.0, 1.0);
        for y in top.floor() as i64..bottom.ceil() as i64 {
            for x in left.floor() as i64..right.ceil() as i64 {
                let edge = part(left, right, x) * part(top, bottom, y);
                self.blend(x, y, fill, edge * cover(x as f32 + 0.5, y as f32 + 0.5));
            }
        }
    }

    fn blend(&mut self, x: i64, y: i64, colour: Colour, cover: f32) {
        let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) else { return };
        if x >= self.width || y >= self.height || cover <= 0.0 {
            return;
        }
        let at = (y * self.width + x) * 3;
        let pixel = &mut self.pixels[at..at + 3];
        let mixed = Colour(pixel[0], pixel[1], pixel[2]).towards(colour, cover);
        pixel.copy_from_slice(&[mixed.0, mixed.1, mixed.2]);
    }

    fn encode(self, dpi: u32) -> Vec<u8> {
        let mut file = Vec::new();
        let mut encoder = ::png::Encoder::new(&mut file, self.width as u32, self.height as u32);
        encoder.set_color(::png::ColorType::Rgb);
        encoder.set_depth(::png::BitDepth::Eight);
        let metre = (f64::from(dpi) / 0.0254).round() as u32;
        encoder.set_pixel_dims(Some(::png::PixelDimensions { xppu: metre, yppu: metre, unit: ::png::Unit::Meter }));
        let mut writer = encoder.write_header().expect("memory can be written to, and the size is not zero");
        writer.write_image_data(&self.pixels).expect("there are as many pixels as the header says");
        writer.finish().expect("memory can be written to");
        file
    }
}
