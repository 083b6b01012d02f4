// A strict parser for the XML subset of the drawings: elements, attributes in double quotes, text and the five
// entities; everything else is an error.

/// A drawing as its elements.
struct XMLCheck {
    struct Element {
        var name: String
        var attributes: [String: String]
        var text = ""
    }
    enum Bad: Error { case at(String) }

    private(set) var elements: [Element] = []
    private var open: [Int] = []
    private var rest: Substring

    init(_ file: String) throws {
        for scalar in file.unicodeScalars {
            switch scalar.value {
            case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: break
            default: throw Bad.at("U+\(scalar.value)")
            }
        }
        rest = file[...]
        try take("<?xml version=\"1.0\" encoding=\"UTF-8\"?>")
        var isDone = false
        while !rest.isEmpty {
            let text = rest.prefix { $0 != "<" }
            rest = rest.dropFirst(text.count)
            let value = try plain(String(text))
            if let last = open.last {
                elements[last].text += value
            } else if !value.allSatisfy(\.isWhitespace) {
                throw Bad.at(value)
            }
            if rest.isEmpty { break }
            guard !isDone else { throw Bad.at("after the root") }
            try tag()
            isDone = open.isEmpty
        }
        guard isDone else { throw Bad.at("open element") }
    }

    private mutating func tag() throws {
        try take("<")
        if rest.hasPrefix("/") {
            try take("/")
            guard let last = open.popLast() else { throw Bad.at(String(rest.prefix(20))) }
            try take(elements[last].name + ">")
            return
        }
        let name = try word()
        var attributes: [String: String] = [:]
        while rest.first == " " {
            try take(" ")
            let key = try word()
            try take("=\"")
            let value = rest.prefix { $0 != "\"" }
            guard !value.contains("<"), attributes[key] == nil else { throw Bad.at(key) }
            attributes[key] = try plain(String(value))
            rest = rest.dropFirst(value.count)
            try take("\"")
        }
        elements.append(Element(name: name, attributes: attributes))
        if rest.hasPrefix("/>") { return try take("/>") }
        try take(">")
        open.append(elements.count - 1)
    }

    private mutating func word() throws -> String {
        let word = rest.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == ":") }
        guard !word.isEmpty else { throw Bad.at(String(rest.prefix(20))) }
        rest = rest.dropFirst(word.count)
        return String(word)
    }

    private mutating func take(_ text: String) throws {
        guard rest.hasPrefix(text) else { throw Bad.at(String(rest.prefix(20))) }
        rest = rest.dropFirst(text.count)
    }

    private func plain(_ text: String) throws -> String {
        var parts = text.split(separator: "&", omittingEmptySubsequences: false)
        var result = String(parts.removeFirst())
        let entities = ["amp;": "&", "lt;": "<", "gt;": ">", "quot;": "\"", "#39;": "'"]
        for part in parts {
            guard let entity = entities.first(where: { part.hasPrefix($0.key) }) else { throw Bad.at(String(part)) }
            result += entity.value + part.dropFirst(entity.key.count)
        }
        return result
    }
}
