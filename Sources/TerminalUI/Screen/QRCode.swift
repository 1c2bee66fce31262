internal import CQrencode

/// A QR code as text.
package struct QRCode: Sendable, Equatable {
    /// The modules, row by row; true is dark.
    let modules: [[Bool]]

    /// Whether this machine has the library that makes the codes.
    static var isAvailable: Bool { qrencode_is_available() == 1 }

    /// The code of a text, at the lowest correction level so that it stays small; nil when the text is too long or the
    /// library is missing.
    package init?(_ text: String) {
        guard let code = unsafe qrencode_encode(text) else { return nil }
        defer { unsafe qrencode_free(code) }
        let width = unsafe Int(code.pointee.width)
        guard width > 0, let data = unsafe code.pointee.data else { return nil }
        let cells = unsafe UnsafeBufferPointer(start: data, count: width * width)
        modules = (0..<width).map { row in (0..<width).map { unsafe cells[row * width + $0] & 1 == 1 } }
    }

    /// The code as rows for a terminal, each with its own colours and ending with the usual ones.
    struct Picture: Equatable {
        let rows: [String]
        /// The columns of every row.
        let columns: Int
    }

    /// The modules around a code that must stay light for a phone to find it.
    private static let smallestZone = 2

    /// The rows and columns of the smallest picture; `ascii` as for ``picture(rows:columns:ascii:colors:)``.
    func smallestSize(ascii: Bool) -> (rows: Int, columns: Int) { size(zone: Self.smallestZone, ascii: ascii) }

    private func size(zone: Int, ascii: Bool) -> (rows: Int, columns: Int) {
        let size = modules.count + 2 * zone
        return ascii ? (size, size * 2) : ((size + 1) / 2, size)
    }

    /// The picture with the widest quiet zone (4 modules, at least 2) that fits as a whole; nil when none does.
    ///
    /// - Parameters:
    ///   - rows: the rows there are; nil for any number.
    ///   - columns: the columns there are.
    ///   - ascii: whether half blocks cannot be shown; every module is then two columns wide.
    ///   - colors: whether to set black on white; otherwise the terminal's colours are reversed.
    /// - Returns: the picture.
    func picture(rows: Int?, columns: Int, ascii: Bool, colors: Bool) -> Picture? {
        for zone in (Self.smallestZone...4).reversed() {
            let size = size(zone: zone, ascii: ascii)
            guard size.columns <= columns, size.rows <= rows ?? .max else { continue }
            return picture(zone: zone, ascii: ascii, colors: colors)
        }
        return nil
    }

    private func picture(zone: Int, ascii: Bool, colors: Bool) -> Picture {
        let size = modules.count + 2 * zone
        func isDark(_ row: Int, _ column: Int) -> Bool {
            let (row, column) = (row - zone, column - zone)
            return modules.indices.contains(row) && modules.indices.contains(column) && modules[row][column]
        }
        // The quiet zone is light: a light row needs no drawing, so the code never depends on the terminal's colours.
        let end = "\u{1B}[0m"
        if ascii {
            let light = colors ? "\u{1B}[107m" : "\u{1B}[7m"
            let dark = colors ? "\u{1B}[40m" : "\u{1B}[0m"
            let rows = (0..<size).map { row in
                (0..<size).map { (isDark(row, $0) ? dark : light) + "  " }.joined() + end
            }
            return Picture(rows: rows, columns: size * 2)
        }
        let start = colors ? "\u{1B}[30;107m" : "\u{1B}[7m"
        let rows = stride(from: 0, to: size, by: 2).map { row in
            let cells = (0..<size).map { column in
                switch (isDark(row, column), isDark(row + 1, column)) {
                case (true, true): "\u{2588}"
                case (true, false): "\u{2580}"
                case (false, true): "\u{2584}"
                case (false, false): " "
                }
            }
            return start + cells.joined() + end
        }
        return Picture(rows: rows, columns: size)
    }
}
