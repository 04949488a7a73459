// A civil day, as the identifiers room wants it for ages.

public import Identifiers
public import WorkingDays

extension Day {
    /// The same date, for questions of age.
    public var birthDate: BirthDate {
        guard let date = BirthDate(year: year, month: month, day: day) else {
            // Both types hold exactly the days of the Gregorian calendar from year 1 to 9999.
            preconditionFailure("\(self) is a Day but no BirthDate")
        }
        return date
    }
}
