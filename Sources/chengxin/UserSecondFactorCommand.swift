// chengxin user second-factor: what the operator does when somebody has lost the telephone.

internal import Access
internal import ArgumentParser

struct UserSecondFactorCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "second-factor", abstract: "The one-time codes that are asked beside the password.",
        subcommands: [Reset.self])

    struct Reset: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Destroy a second factor that was lost, and end the account's sessions.",
            discussion: """
                At the next sign-in the person sets a new one up, so make sure first that it is this person who asks. If \
                the password may be known to others, change it too, with 'chengxin user password'.
                """)

        @OptionGroup var common: CommonOptions
        @Argument(help: "The name that the person signs in with.") var login: String

        func run() async throws {
            let access = try await Home.open(common).access
            try await access.resetSecondFactor(login: login)
            try await UserCommand.report(login, access, common)
        }
    }
}
