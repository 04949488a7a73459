// Forgetting a subject: who it was goes with the last thing that was known of it.

public import Storage
internal import Vault

enum RegistryForgetSQL: String, CaseIterable, Statement {
    case names = "SELECT name FROM subject_name WHERE subject = $1"
    case dropGram = "DELETE FROM name_gram WHERE gram = $1 AND subject = $2"
    case dropNames = "DELETE FROM subject_name WHERE subject = $1"
    case dropIdentity = "DELETE FROM subject_identity WHERE subject = $1"
    case dropSubject = "DELETE FROM subject WHERE id = $1"
}

extension Registry {
    /// Forgets subjects of whom nothing is kept any more: names, their pieces in the index, sealed identity, key and row.
    ///
    /// The caller has made sure, in the same transaction, that no row names them. Who comes again is a new subject.
    public func forget(_ ids: [SubjectID], _ connection: any Connection) throws {
        for id in ids {
            let subject = Value.int(id.raw)
            let names = try connection.rows(RegistryForgetSQL.names, [subject]) { $0.text(0) }
            for piece in Set(names.flatMap { NameGrams.pieces(of: $0) }) {
                try connection.run(RegistryForgetSQL.dropGram, [.text(piece.text), subject])
            }
            try connection.run(RegistryForgetSQL.dropNames, [subject])
            try connection.run(RegistryForgetSQL.dropIdentity, [subject])
            try keys.destroyKey(of: id.raw, connection)
            try connection.run(RegistryForgetSQL.dropSubject, [subject])
        }
    }
}
