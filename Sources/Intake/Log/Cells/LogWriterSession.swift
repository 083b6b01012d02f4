// A writer's sessions: how they begin, in its log or aside, and how they are written to disk.

import IntakeBase

extension LogWriter {
    /// A session that more cells can be added to.
    final class Session {
        let log: OpenLog
        let builder: CellBuilder
        let setting: SessionSetting

        init(_ log: OpenLog, _ builder: CellBuilder, _ setting: SessionSetting) {
            self.log = log
            self.builder = builder
            self.setting = setting
        }
    }

    /// The open session, else a new one in `log`. The new one's cells are written together with the first cells that
    /// follow.
    func session(in log: OpenLog, under setting: SessionSetting) throws -> Session {
        if case .session(let session) = stage { return session }
        let state = log.state
        let builder = try CellBuilder(
            logID: state.logID, number: log.end, head: log.head, auth: state.auth, entropy: entropy.fork())
        var content = SessionContent()
        content.logID = state.logID
        content.number = log.end
        content.previous = log.head
        content.author = author.signing.publicKey
        content.time = clock()
        content.keysFile = setting.keysFile
        content.routeBook = setting.routeBook
        content.records = state.records
        content.predecessor = state.predecessor?.logID ?? Bytes16()
        content.predecessorHead = state.predecessor?.hash ?? Bytes32()
        content.recipients = setting.recipients
        try builder.session(content, signer: author.signing)
        if let gap = log.gap {
            try builder.add(.gap, gap.bytes, signer: author.signing)
        }
        let session = Session(log, builder, setting)
        stage = .session(session)
        return session
    }

    /// Writes the cells in the builder, then the state, each followed by a sync.
    func commit(_ session: Session, records: UInt64, closes: Bool) throws {
        let (log, builder, setting) = (session.log, session.builder, session.setting)
        let state = log.state
        hasWritten = false
        try log.announce(author)
        try unsafe builder.take { cells throws(FileError) in
            try unsafe log.write(cells, hasWritten: &hasWritten)
        }
        state.cells = builder.number
        state.head = builder.head
        state.records += records
        state.time = clock()
        state.isClosed = closes
        state.root = setting.root
        state.keysVersion = setting.keysFile.version
        try builder.storeAuth(into: &state.auth)
        try log.confirm(author)
    }

    /// A separate log in memory, with one session that holds these texts. It is for data that travels beside the log
    /// and only for the log's readers. Each text has at most `maxText` bytes.
    public func sealAside(_ texts: [[UInt8]], under setting: SessionSetting) throws -> [UInt8] {
        try admit(setting)
        var entropy = system.entropy.stream("aside")
        let auth = try entropy.secret(count: 32)
        let builder = try CellBuilder(
            logID: Bytes16(from: &entropy), number: 0, head: Bytes32(), auth: auth, entropy: entropy.fork())
        var bytes: [UInt8] = []
        let take = { unsafe builder.take { unsafe bytes.append(contentsOf: $0) } }
        var content = SessionContent()
        content.logID = builder.logID
        content.author = author.signing.publicKey
        content.time = clock()
        content.keysFile = setting.keysFile
        content.routeBook = setting.routeBook
        content.recipients = setting.recipients
        try builder.session(content, signer: author.signing)
        for text in texts {
            guard text.count <= Self.maxText else { throw LogError.tooLong(bytes: text.count, limit: Self.maxText) }
            try builder.record(id: Bytes16(from: &entropy), text: text, signer: author.signing)
            take()
        }
        try builder.add(
            .close, CloseContent(records: UInt64(texts.count), time: clock()).bytes, signer: author.signing)
        take()
        return bytes
    }
}
