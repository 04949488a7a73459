// Millions of lines leave `chengxin id check`; each is put together on the stack and copied once.

extension Identifier {
    /// Appends the contract's JSON object for the code in `bytes`, and a line feed, to `line`.
    ///
    /// `reason` is null for valid codes, else the explanation in `language`. `input` repeats what came, so the line
    /// belongs to whoever sent the code and to nobody else.
    /// - Returns: The verdict, for the exit status.
    @discardableResult
    public static func appendLine(
        for bytes: UnsafeBufferPointer<UInt8>, today: BirthDate, language: IdentifierLanguage, to line: inout [UInt8]
    ) -> CodeVerdict {
        withVerdict(on: bytes, today: today) { normalised, verdict in
            let capacity = LineWriter.capacity(forTextOf: bytes.count + normalised.count)
            withUnsafeTemporaryAllocation(of: UInt8.self, capacity: capacity) { buffer in
                var writer = LineWriter(buffer)
                writer.write("{\"input\":\"")
                writer.writeEscaped(bytes)
                writer.write("\",\"kind\":\"")
                writer.write(verdict.kind.label)
                writer.write("\",\"normalised\":\"")
                writer.writeEscaped(normalised)
                writer.write(verdict.isValid ? "\",\"valid\":true,\"warnings\":[" : "\",\"valid\":false,\"warnings\":[")
                writer.write(verdict.warnings)
                if let fault = verdict.fault {
                    writer.write("],\"reason\":\"")
                    fault.spell(in: language) { piece, isValue in
                        isValue ? writer.writeEscaped(piece) : writer.write(piece)
                    }
                    writer.write("\"}\n")
                } else {
                    writer.write("],\"reason\":null}\n")
                }
                line.append(contentsOf: writer.written)
            }
            return verdict
        }
    }
}
