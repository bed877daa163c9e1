//! Looks over an old binary workbook (.xls) before the reading library does.
//!
//! That library lays every sheet out as a full rectangle, and makes room for whatever size a
//! sheet claims, so two cells in opposite corners, or one false claim, would take gigabytes.
//! This walk follows the same records without keeping anything, and adds the rectangles up.
//!
//! Formats: [MS-CFB] for the container, [MS-XLS] for the records.

/// How many cells all sheets together would be laid out as, empty ones included; `None` where
/// the file is not such a workbook.
pub fn cells_laid_out(file: &[u8]) -> Option<u64> {
    let stream = workbook_stream(file)?;
    let starts: Vec<usize> = Records { stream: &stream, at: 0 }
        .take_while(|(kind, _)| *kind != END)
        .filter(|(kind, data)| *kind == BOUND_SHEET && data.len() >= 4)
        .filter_map(|(_, data)| Some(number(data, 0, 4)? as usize))
        .collect();
    if starts.len() > MAX_SHEETS {
        return Some(u64::MAX);
    }
    starts.iter().try_fold(0_u64, |sum, start| Some(sum.saturating_add(rectangle(&stream, *start)?)))
}

const MAX_SHEETS: usize = 100;
const END: u16 = 0x000A;
const BOUND_SHEET: u16 = 0x0085;
const DIMENSIONS: u16 = 0x0200;

/// The larger of what a sheet claims to be and what its cells span, the latter twice: the
/// library keeps a second rectangle for formulas.
fn rectangle(stream: &[u8], start: usize) -> Option<u64> {
    let mut claimed = 0_u64;
    let mut corners: Option<[u64; 4]> = None;
    for (kind, data) in (Records { stream, at: start }) {
        match kind {
            // An end may belong to a chart inside the sheet; walking on only errs upwards.
            DIMENSIONS => {
                let wide = data.len() >= 14;
                let (rows, columns) = if wide {
                    (number(data, 4, 4)?, number(data, 10, 2)?)
                } else {
                    (number(data, 2, 2)?, number(data, 6, 2)?)
                };
                claimed = claimed.max(rows.saturating_add(1).saturating_mul(columns + 1));
                if data.len() < 8 || claimed > u64::from(u32::MAX) {
                    return Some(u64::MAX);
                }
                let (first_row, first_column) = if wide {
                    (number(data, 0, 4)?, number(data, 8, 2)?)
                } else {
                    (number(data, 0, 2)?, number(data, 4, 2)?)
                };
                // A sheet that ends before it begins is a false claim.
                if first_row > rows || first_column > columns {
                    return None;
                }
            }
            0x0006 | 0x00BD | 0x00D6 | 0x00FD | 0x0203 | 0x0204 | 0x0205 | 0x027E if data.len() >= 6 => {
                let (row, column) = (number(data, 0, 2)?, number(data, 2, 2)?);
                let last = if kind == 0x00BD { number(data, data.len() - 2, 2)? } else { column };
                let [top, left, bottom, right] = corners.unwrap_or([row, column, row, column]);
                corners = Some([top.min(row), left.min(column), bottom.max(row), right.max(last)]);
            }
            _ => {}
        }
    }
    let spanned = corners.map_or(0, |[top, left, bottom, right]| (bottom - top + 1) * (right.saturating_sub(left) + 1));
    Some(claimed.max(spanned.saturating_mul(2)))
}

struct Records<'a> {
    stream: &'a [u8],
    at: usize,
}

impl<'a> Iterator for Records<'a> {
    type Item = (u16, &'a [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        let kind = number(self.stream, self.at, 2)? as u16;
        let length = number(self.stream, self.at.checked_add(2)?, 2)? as usize;
        let data = self.stream.get(self.at + 4..self.at + 4 + length)?;
        self.at += 4 + length;
        Some((kind, data))
    }
}

/// A little-endian number of so many bytes.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<u64> {
    let bytes = bytes.get(at..at.checked_add(length)?)?;
    Some(bytes.iter().rev().fold(0, |sum, byte| sum << 8 | u64::from(*byte)))
}

const MINI_STREAM_BELOW: u64 = 4096;
const MINI_SECTOR: usize = 64;

/// The stream “Workbook” (“Book” before Excel 97) of a compound file.
fn workbook_stream(file: &[u8]) -> Option<Vec<u8>> {
    let size = match number(file, 30, 2)? {
        9 => 512,
        12 => 4096,
        _ => return None,
    };
    let sector = |id: u64| {
        let at = usize::try_from(id).ok()?.checked_add(1)?.checked_mul(size)?;
        file.get(at..(at + size).min(file.len()))
    };
    // The header lists the first 109 sectors of the allocation table, enough for our file limit.
    let mut table = Vec::new();
    for at in 0..109 {
        let id = number(file, 76 + 4 * at, 4)?;
        if id < 0xFFFF_FFFA {
            table.extend(sector(id)?.chunks_exact(4).map(|entry| number(entry, 0, 4).unwrap_or(u64::MAX)));
        }
    }
    let chain = |first: u64| {
        let mut bytes = Vec::new();
        let mut id = first;
        while id < 0xFFFF_FFFA {
            bytes.extend_from_slice(sector(id)?);
            if bytes.len() > file.len() + size {
                return None; // A chain that runs in a circle.
            }
            id = *table.get(usize::try_from(id).ok()?)?;
        }
        Some(bytes)
    };
    let directory = chain(number(file, 48, 4)?)?;
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
    let mini_table = chain(number(file, 60, 4)?)?;
    let mut bytes = Vec::new();
    let mut id = first;
    while id < 0xFFFF_FFFA && bytes.len() < length as usize {
        let at = usize::try_from(id).ok()?.checked_mul(MINI_SECTOR)?;
        bytes.extend_from_slice(mini.get(at..(at + MINI_SECTOR).min(mini.len()))?);
        id = number(&mini_table, usize::try_from(id).ok()?.checked_mul(4)?, 4)?;
    }
    Some(bytes)
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
        assert_eq!(cells_laid_out(&workbook("survey", &[(0, 0, "type"), (3, 2, "x")], 4)), Some(25));
        let corners = cells_laid_out(&workbook("survey", &[(0, 0, "type"), (65_535, 255, "x")], 4));
        assert_eq!(corners, Some(2 * 65_536 * 256));
        assert!(cells_laid_out(&workbook("survey", &[], u32::MAX)).is_some_and(|cells| cells > 1 << 32));
        assert_eq!(cells_laid_out(b"no workbook"), None);
    }
}
