// The token that a command acts with: in a file, so that it stands in no list of processes and in no history.

internal import Access
internal import ArgumentParser
internal import Foundation

/// For commands that answer somebody with a role; a command without this option takes no token.
struct TokenOption: ParsableArguments {
    @Option(help: "A file that holds the token to act with, made with 'chengxin user token add'.")
    var tokenFile: String?

    /// The token in the first line of the file.
    func token() throws -> String {
        guard let tokenFile else {
            throw Failure("this needs the token of a person who may ask; name its file with --token-file")
        }
        guard let text = try? String(contentsOfFile: tokenFile, encoding: .utf8) else {
            throw Failure("the token file '\(tokenFile)' can't be read; check its name and who may read it")
        }
        let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        let token = line.trimmingCharacters(in: .whitespaces)
        guard AccessToken.hasForm(token) else {
            throw Failure(
                "the file '\(tokenFile)' holds no token in its first line; write the one into it that "
                    + "'chengxin user token add' showed")
        }
        return token
    }
}
