// The official columns of an item as an empty table, for senders who begin one.

public import Law

public enum EmptySheet {
    /// A table with the header of the item and no row.
    /// - Parameter folder: whose file system holds it.
    public static func make(_ item: CatalogueItem, isWorkbook: Bool, folder: String) throws(SpoolFault) -> SpoolFile {
        let header = item.fields.map(\.name.zh)
        return isWorkbook
            ? try XLSXSheetWriter(folder: folder, header: header).finish()
            : try CSVSheetWriter(folder: folder, header: header).finish()
    }
}
