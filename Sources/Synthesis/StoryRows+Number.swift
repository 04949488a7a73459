// Why this file exists: numbers of documents, which courts write in another way than departments.

internal import WorkingDays

extension StoryRows {
    func appendNumber(_ row: RowContext, _ year: Int, to out: inout [UInt8]) {
        // Courts put the year first.
        if row.body.department == .court {
            out.write("(")
            out.write(number: year, digits: 4)
            out.write(")")
        }
        out += row.body.mark
        out.write(story.mark)
        if row.body.department != .court {
            out.write("〔")
            out.write(number: year, digits: 4)
            out.write("〕")
        }
        out.write(number: row.serial)
        out.write("号")
    }
}
