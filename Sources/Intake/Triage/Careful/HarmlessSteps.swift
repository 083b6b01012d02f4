// Which steps may be taken while answers differ. A step that helps by one answer can betray him by another one: a
// complaint to a prosecutor tells where he is, an application brings him to an office that looks for him.

extension Triage {
    /// Words of `next` that cannot do harm, whichever of several answers is true: he talks to a person who helps him,
    /// and no authority learns of him. Every other word can do harm, also one that the program does not know.
    ///
    /// Not here, with the office or the partner that would learn of him:
    /// - `appeal_call_up`, `alternative_civilian_service`, `medical_board`: the draft office or the unit;
    /// - `military_prosecutor_complaint`: the prosecutor; abroad it would tell where he is;
    /// - `extend_stay`: the police for foreigners, who may have the wanted list;
    /// - `child_passport`: the passport office or the consulate;
    /// - `vetting`: a partner that he may not have agreed to.
    package static let harmlessSteps: Set<String> = [
        "psychological_support", "medical_help", "ask_him_first", "guardian", "defence_lawyer", "keep_evidence",
        "asylum_lawyer", "unhcr",
    ]
}
