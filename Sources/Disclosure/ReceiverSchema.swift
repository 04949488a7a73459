// The table of those who follow the changes, and every statement that names it.

internal import Storage

enum ReceiverSQL: String, CaseIterable, Statement {
    /// What a receiver asks for next is what it has taken: it never goes back.
    case take = """
        INSERT INTO receiver (body, matter, account, taken, at) VALUES ($1, $2, $3, $4, $5)
        ON CONFLICT (body, matter, account) DO UPDATE SET at = excluded.at,
        taken = CASE WHEN receiver.taken < excluded.taken THEN excluded.taken ELSE receiver.taken END
        """
    case follows = "SELECT taken FROM receiver WHERE body = $1 AND matter = $2 AND account = $3"
    case all = "SELECT body, matter, taken, account, at FROM receiver ORDER BY body, matter, account"
}

enum ReceiverSchema {
    static let migration = Migration(
        "disclosure-3",
        [
            """
            CREATE TABLE receiver (
                body TEXT NOT NULL REFERENCES organisation (code),
                matter TEXT NOT NULL,
                taken {int} NOT NULL,
                account {id} NOT NULL,
                at {int} NOT NULL,
                PRIMARY KEY (body, matter, account)
            )
            """
        ])
}
