// Why this file exists: what settles a file, small enough that a city of thousands of files is a list of orders.

internal import WorkingDays

/// Which organisations and businesses the rows of a file are about.
enum Subjects: Sendable {
    /// Row n is about subject n.
    case every
    /// Row n is about the nth of these, as it is when the file is sent.
    case listed([Int])
    /// Each row is about one of the first subjects, some of them far more often than others.
    case drawn(Int)
}

/// When the rows of a file were decided.
enum Decisions: Sendable {
    /// At any time of the five years; one in twenty is recent enough to be submitted in time.
    case anyTime
    /// In time for a sending on that day, but for a few.
    case before(Day)
}

/// The order of a file (一次报送).
struct FileOrder: Sendable {
    let item: String
    /// The day of sending, whose law the file is written for.
    var sentOn: Day
    let decisions: Decisions
    let subjects: Subjects
    /// The number of its first document.
    let firstSerial: Int
    /// Its number among the files of the item.
    let file: Int
    let faults: Double
    let warnings: Double
    /// Faults that the format can't hold.
    var unwritable: Set<FaultKind> = []
    /// How many rows it has of its own.
    var rows = 0
}
