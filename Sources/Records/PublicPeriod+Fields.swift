// Reads from a record's own fields what the publicity rules need: the same way when it is entered and when it is shown.

public import Law
public import WorkingDays

extension PublicPeriod.Facts {
    /// The meaning of a state of the act that has no end yet.
    public static let continuing = "continuing"

    /// - Parameters:
    ///   - fields: values by field code, as stored.
    ///   - fallback: the day that counts if the item has no document of its own, or the row doesn't date it.
    public init(fields: [String: String], item: CatalogueItem, pack: PolicyPack, fallback: Day) {
        func text(_ role: FieldRole) -> String? {
            item.field(role: role).flatMap { fields[$0.code] }.flatMap { $0.isEmpty ? nil : $0 }
        }
        func day(_ code: String?) -> Day? { code.flatMap { fields[$0] }.flatMap { Day.parse(official: $0) } }
        func meaning(_ role: FieldRole) -> Set<String> {
            guard let text = text(role), let table = item.field(role: role)?.table.flatMap({ pack.tables[$0] }) else {
                return []
            }
            return table.read(text).means
        }
        let decided = day(item.document?.day) ?? day(item.field(role: .decidedOn)?.code) ?? fallback
        self.init(
            decided: decided, actEnd: day(item.field(role: .actEnd)?.code),
            validUntil: day(item.field(role: .validUntil)?.code),
            listedUntil: day(item.field(role: .listedUntil)?.code),
            removedOn: day(item.field(role: .removedOn)?.code),
            markedTier: meaning(.tier).first ?? text(.tier), means: meaning(.kinds),
            procedure: meaning(.procedure).first, actContinues: meaning(.actState).contains(Self.continuing))
    }
}
