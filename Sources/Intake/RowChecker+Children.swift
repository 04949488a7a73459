// Nothing is recorded of anyone under age on the day of the act, and nothing is kept of such a row either (M-3).

internal import Identifiers
internal import Law
internal import Registry
internal import WorkingDays

extension RowChecker {
    /// Takes note of when the person was born whose number stands where the party's belongs, whatever kind of document or
    /// party the row says it is.
    func noteBirth(_ number: String, _ row: inout CheckedRow) {
        let birth =
            (try? ResidentIdentityNumber(number, today: birthBound))?.birthDate
            ?? (try? HMTResidencePermit(number, today: birthBound))?.birthDate
            ?? (try? ForeignPermanentResidentCard(number, today: birthBound))?.birthDate
        if let birth { row.births.append(birth) }
    }

    /// Refuses the row if one of those persons was under age on one of the days that count.
    ///
    /// Whoever is under age today was so on any right day: a day that is missing, wrong or still to come excuses nothing.
    func refuseChildren(_ row: inout CheckedRow) {
        guard !row.births.isEmpty else { return }
        let counted = rules.adultOn.isEmpty ? [places.documentDay].compactMap(\.self) : rules.adultOn
        var days = counted.compactMap { field in row.days[field].map { min($0, today) } }
        if days.isEmpty || counted.contains(where: row.hasError) { days.append(today) }
        let isChild = row.births.contains { birth in
            days.contains { birth.age(on: $0.birthDate) < ageOfMajority(on: $0) }
        }
        if isChild { row.note(.minor, places.personId ?? places.subjectCode) }
    }

    /// Numbers of persons that stand in the party's name.
    func noteBirths(inName index: Int, _ row: inout CheckedRow) {
        let numbers = row.withBytes(index) { bytes in
            ResidentIdentityNumber.find(in: bytes, today: birthBound).map { String(decoding: bytes[$0], as: UTF8.self) }
        }
        for number in numbers { noteBirth(number, &row) }
    }
}
