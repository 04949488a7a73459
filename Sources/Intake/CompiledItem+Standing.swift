// Whether a row says that its decision is in force or was revoked: the catalogue's own status column says it.

internal import Law
internal import Records

extension CompiledItem {
    /// - Parameter means: the meanings of the row's choices, by field.
    func standing(of means: [Set<String>]) -> DecisionStanding {
        guard let status = position(of: .status) else { return .unsaid }
        if means[status].contains("revoked") { return .revoked }
        return means[status].contains("valid") ? .inForce : .unsaid
    }

    /// The article by which a revoked decision of this item is withdrawn.
    var withdrawal: Citation? {
        position(of: .status).flatMap { tables[$0] }?.values.first { $0.means == "revoked" }?.provision.citations.first
    }
}
