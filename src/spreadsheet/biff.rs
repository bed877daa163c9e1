//! Looks over an old binary workbook (.xls) before the reading library does.
//!
//! That library lays every sheet out as a full rectangle, so two cells in opposite corners would take
//! gigabytes; this walk follows the same records without keeping anything, and adds the rectangles up.
//! The library also makes room for whatever size a sheet claims. The claim of an honest file may be
//! wide, too (two coloured cells without words are enough), so it is taken out of the bytes instead of
//! being believed. And it forgets how numbers are shown, which is kept here.
//!
//! Formats: [MS-CFB] for the container, [MS-XLS] for the records.

use std::collections::BTreeMap;

use super::number_format;

/// What the walk found.
pub struct LookedOver {
    /// How many cells all sheets together will be laid out as, empty ones included.
    pub cells_laid_out: u64,
    /// The format of every number that has one of its own, by sheet, row and column, all from 0.
    pub formats: BTreeMap<(usize, u32, u32), String>,
}

/// Looks over a file and makes its sheets claim no size; `None` where it is no such workbook.
pub fn look_over(file: &mut [u8]) -> Option<LookedOver> {
    let pieces = workbook_pieces(file)?;
    let stream: Vec<u8> = pieces.iter().flat_map(|(at, length)| &file[*at..at + length]).copied().collect();
    let mut found = LookedOver { cells_laid_out: 0, formats: BTreeMap::new() };
    let (mut starts, mut codes, mut by_style) = (Vec::new(), BTreeMap::new(), Vec::new());
    for (kind, data, _) in (Records { stream: &stream, at: 0 }).take_while(|(kind, ..)| *kind != END) {
        match kind {
            BOUND_SHEET if data.len() >= 4 => starts.push(number(data, 0, 4)? as usize),
            FORMAT => codes.extend(format_code(data)),
            STYLE => by_style.push(number(data, 2, 2)? as u32),
            _ => {}
        }
    }
    if starts.len() > MAX_SHEETS {
        found.cells_laid_out = u64::MAX;
        return Some(found);
    }
    let mut claims = Vec::new();
    for (sheet, start) in starts.into_iter().enumerate() {
        let mut corners: Option<[u64; 4]> = None;
        for (kind, data, at) in (Records { stream: &stream, at: start }) {
            match kind {
                // An end may belong to a chart inside the sheet; walking on only errs upwards.
                DIMENSIONS => claims.push(at..at + data.len()),
                FORMULA | MANY_NUMBERS | 0x00D6 | 0x00FD | NUMBER | 0x0204 | 0x0205 | SHORT_NUMBER
                    if data.len() >= 6 =>
                {
                    let (row, column) = (number(data, 0, 2)?, number(data, 2, 2)?);
                    let last = if kind == MANY_NUMBERS { number(data, data.len() - 2, 2)? } else { column };
                    let [top, left, bottom, right] = corners.unwrap_or([row, column, row, column]);
                    corners = Some([top.min(row), left.min(column), bottom.max(row), right.max(last)]);
                    if !matches!(kind, FORMULA | MANY_NUMBERS | NUMBER | SHORT_NUMBER) {
                        continue;
                    }
                    // Of many numbers in one record each has a style of its own, six bytes apart.
                    for step in 0..=last.saturating_sub(column).min(255) {
                        let Some(style) = number(data, 4 + 6 * step as usize, 2) else { break };
                        let Some(id) = by_style.get(style as usize) else { continue };
                        let code = codes.get(id).cloned().unwrap_or_else(|| number_format::built_in(*id).to_owned());
                        if code != "General" && found.formats.len() < MAX_FORMATS {
                            found.formats.insert((sheet, row as u32, (column + step) as u32), code);
                        }
                    }
                }
                _ => {}
            }
        }
        // Twice: the library keeps a second rectangle for formulas.
        let spanned =
            corners.map_or(0, |[top, left, bottom, right]| (bottom - top + 1) * (right.saturating_sub(left) + 1));
        found.cells_laid_out = found.cells_laid_out.saturating_add(spanned.saturating_mul(2));
    }
    for at in claims.into_iter().flatten() {
        overwrite(file, &pieces, at);
    }
    Some(found)
}

const MAX_SHEETS: usize = 100;
const MAX_FORMATS: usize = 200_000;
const END: u16 = 0x000A;
const BOUND_SHEET: u16 = 0x0085;
const DIMENSIONS: u16 = 0x0200;
const FORMAT: u16 = 0x041E;
const STYLE: u16 = 0x00E0;
const FORMULA: u16 = 0x0006;
const MANY_NUMBERS: u16 = 0x00BD;
const NUMBER: u16 = 0x0203;
const SHORT_NUMBER: u16 = 0x027E;

/// The number and the code of a format, where its letters are of one byte or two (Excel 97 and later).
fn format_code(data: &[u8]) -> Option<(u32, String)> {
    let (id, length, wide) = (number(data, 0, 2)? as u32, number(data, 2, 2)? as usize, data.get(4)? & 1 == 1);
    let letters = data.get(5..5 + if wide { 2 * length } else { length })?;
    let code = if wide {
        let units: Vec<u16> = letters.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]])).collect();
        String::from_utf16_lossy(&units)
    } else {
        letters.iter().map(|byte| char::from(*byte)).collect()
    };
    Some((id, code))
}

/// Puts a zero at a place of the stream.
fn overwrite(file: &mut [u8], pieces: &[(usize, usize)], mut at: usize) {
    for (start, length) in pieces {
        if at < *length {
            file[start + at] = 0;
            return;
        }
        at -= length;
    }
}

struct Records<'a> {
    stream: &'a [u8],
    at: usize,
}

impl<'a> Iterator for Records<'a> {
    /// The kind of a record, its data, and where they begin.
    type Item = (u16, &'a [u8], usize);

    fn next(&mut self) -> Option<Self::Item> {
        let kind = number(self.stream, self.at, 2)? as u16;
        let length = number(self.stream, self.at.checked_add(2)?, 2)? as usize;
        let data = self.stream.get(self.at + 4..self.at + 4 + length)?;
        let at = self.at + 4;
        self.at = at + length;
        Some((kind, data, at))
    }
}

/// A little-endian number of so many bytes.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<u64> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    Some(bytes.iter().rev().fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
}

const MINI_STREAM_BELOW: u64 = 4096;
const MINI_SECTOR: usize = 64;

/// Where in the file the stream “Workbook” (“Book” before Excel 97) lies, piece after piece, as
/// (start, length).
fn workbook_pieces(file: &[u8]) -> Option<Vec<(usize, usize)>> {
    let size = match number(file, 30, 2)? {
        9 => 512,
        12 => 4096,
        _ => return None,
    };
    let sector = |id: u64| {
        let at = usize::try_from(id).ok()?.checked_add(1)?.checked_mul(size)?;
        (at < file.len()).then(|| (at, size.min(file.len() - at)))
    };
    // The header lists the first 109 sectors of the allocation table, enough for our file limit.
    let mut table = Vec::new();
    for at in 0..109 {
        let id = number(file, 76 + 4 * at, 4)?;
        if id < 0xFFFF_FFFA {
            let (start, length) = sector(id)?;
            let entries = file[start..start + length].chunks_exact(4);
            table.extend(entries.map(|entry| number(entry, 0, 4).unwrap_or(u64::MAX)));
        }
    }
    let chain = |first: u64| {
        let (mut pieces, mut id) = (Vec::new(), first);
        while id < 0xFFFF_FFFA {
            pieces.push(sector(id)?);
            if pieces.len() > file.len() / size + 1 {
                return None; // A chain that runs in a circle.
            }
            id = *table.get(usize::try_from(id).ok()?)?;
        }
        Some(pieces)
    };
    let bytes = |pieces: &[(usize, usize)]| -> Vec<u8> {
        pieces.iter().flat_map(|(at, length)| &file[*at..at + length]).copied().collect()
    };
    let directory = bytes(&chain(number(file, 48, 4)?)?);
    let entry = |name: &str| {
        directory.chunks_exact(128).find(|entry| {
            let wanted = name.encode_utf16().chain([0]).flat_map(u16::to_le_bytes);
            entry.iter().copied().take(2 * name.len() + 2).eq(wanted)
        })
    };
    let found = entry("Workbook").or_else(|| entry("Book"))?;
    let (first, length) = (number(found, 116, 4)?, number(found, 120, 4)?);
    if length >= MINI_STREAM_BELOW {
        return chain(first);
    }
    // Short streams lie in the stream of the root, in sectors of their own.
    let mini = chain(number(&directory, 116, 4)?)?;
    let mini_table = bytes(&chain(number(file, 60, 4)?)?);
    let (mut pieces, mut id) = (Vec::new(), first);
    while id < 0xFFFF_FFFA && pieces.len() * MINI_SECTOR < length as usize {
        let at = usize::try_from(id).ok()?.checked_mul(MINI_SECTOR)?;
        let (start, whole) = *mini.get(at / size)?;
        let within = at % size;
        pieces.push((start + within, MINI_SECTOR.min(whole.checked_sub(within)?)));
        id = number(&mini_table, usize::try_from(id).ok()?.checked_mul(4)?, 4)?;
    }
    Some(pieces)
}

#[cfg(test)]
pub mod tests {
    use super::*;

    /// A workbook of one sheet in the old format, made by hand: texts at rows and columns.
    pub fn workbook(sheet: &str, cells: &[(u16, u16, &str)], claimed_rows: u32) -> Vec<u8> {
        let record =
            |kind: u16, data: &[u8]| [&kind.to_le_bytes()[..], &(data.len() as u16).to_le_bytes(), data].concat();
        let begin = |what: u16| {
            let mut data = [0x0600_u16.to_le_bytes(), what.to_le_bytes()].concat();
            data.resize(16, 0);
            record(0x0809, &data)
        };
        let text = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
        let globals = |start: u32| {
            let mut bound = start.to_le_bytes().to_vec();
            bound.extend([0, 0, sheet.len() as u8, 1]);
            bound.extend(text(sheet));
            [begin(5), record(BOUND_SHEET, &bound), record(END, &[])].concat()
        };
        let mut stream = globals(globals(0).len() as u32);
        stream.extend(begin(0x10));
        let mut size = [0_u32, claimed_rows].map(u32::to_le_bytes).concat();
        size.extend([0, 0, 4, 0, 0, 0]);
        stream.extend(record(DIMENSIONS, &size));
        for (row, column, words) in cells {
            let mut data = [*row, *column, 0, words.encode_utf16().count() as u16].map(u16::to_le_bytes).concat();
            data.push(1);
            data.extend(text(words));
            stream.extend(record(0x0204, &data));
        }
        stream.extend(record(END, &[]));
        stream.resize(stream.len().div_ceil(512).max(8) * 512, 0);
        compound(&stream)
    }

    /// Sector 0 is the allocation table, 1 the directory, the stream follows.
    fn compound(stream: &[u8]) -> Vec<u8> {
        let sectors = stream.len() / 512;
        let mut file = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
        file.resize(24, 0);
        file.extend([0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0]);
        file.resize(44, 0);
        file.extend([1_u32, 1, 0, 4096, 0xFFFF_FFFE, 0, 0xFFFF_FFFE, 0].map(u32::to_le_bytes).concat());
        file.extend(0_u32.to_le_bytes());
        file.resize(512, 0xFF);
        let mut table = vec![0xFFFF_FFFD_u32, 0xFFFF_FFFE];
        table.extend((0..sectors as u32).map(|at| if at + 1 == sectors as u32 { 0xFFFF_FFFE } else { at + 3 }));
        table.resize(128, 0xFFFF_FFFF);
        file.extend(table.into_iter().flat_map(u32::to_le_bytes));
        for (name, kind, start, length) in
            [("Root Entry", 5, 0xFFFF_FFFE_u32, 0), ("Workbook", 2, 2, stream.len() as u32)]
        {
            let mut entry: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
            entry.resize(64, 0);
            entry.extend([2 * name.len() as u8 + 2, 0, kind, 1]);
            entry.extend([0xFF; 12]);
            entry.resize(116, 0);
            entry.extend([start, length, 0].map(u32::to_le_bytes).concat());
            file.extend(entry);
        }
        file.resize(512 * 3, 0);
        file.extend(stream);
        file
    }

    #[test]
    fn rectangles_are_added_up_without_laying_them_out() {
        let laid_out = |mut file: Vec<u8>| look_over(&mut file).map(|found| found.cells_laid_out);
        assert_eq!(laid_out(workbook("survey", &[(0, 0, "type"), (3, 2, "x")], 4)), Some(24));
        let corners = laid_out(workbook("survey", &[(0, 0, "type"), (65_535, 255, "x")], 4));
        assert_eq!(corners, Some(2 * 65_536 * 256));
        assert_eq!(laid_out(b"no workbook".to_vec()), None);
    }

    #[test]
    fn a_sheet_claims_no_size_afterwards() {
        let mut file = workbook("survey", &[(0, 0, "type")], u32::MAX);
        assert_eq!(look_over(&mut file).map(|found| found.cells_laid_out), Some(2));
        let claims = |file: &[u8]| {
            let pieces = workbook_pieces(file).expect("a workbook");
            let stream: Vec<u8> = pieces.iter().flat_map(|(at, length)| &file[*at..at + length]).copied().collect();
            let found = Records { stream: &stream, at: 0 }.find(|(kind, ..)| *kind == DIMENSIONS);
            found.map(|(_, data, _)| data.to_vec()).expect("a record of the size")
        };
        assert_eq!(claims(&file), [0; 14]);
    }
}
