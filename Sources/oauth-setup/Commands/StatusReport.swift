internal import Bounds
internal import Dispatch
internal import Localization
internal import SettingsStore
internal import StrictJSON
internal import Synchronization
internal import Wording

/// What `status` prints: connections in order, some at a time, so that many of them need no more memory than a few.
struct StatusReport {
    /// How many are looked at together, on the processors there are.
    private static let portion = 256
    /// With how many that is worth it.
    private static let worthwhile = 8

    /// How the connections are printed.
    enum Format: String, CaseIterable {
        /// Lines for a person.
        case text
        case json
        /// Metrics, as a file for Prometheus has them.
        case prometheus
    }

    let program: Program
    let format: Format
    /// Whether the connections are elements of a list, also a single one.
    let isList: Bool
    /// When `keep` asked about connections last, by their paths; read when it is asked for.
    private let tested: Lazy<[String: Int64]>

    /// What tells where each value comes from, where that is asked for.
    private let machine: MachineValues?

    init(program: Program, format: Format, isList: Bool, explaining machine: MachineValues? = nil) {
        (self.program, self.format, self.isList, self.machine) = (program, format, isList, machine)
        tested = Lazy { [store = program.store] in KeepMemory.successes(store, now: Program.now()) }
    }

    /// Looks at connections and prints what is found; one that another process forgets meanwhile is not there.
    ///
    /// - Returns: the worst state; nil when none was there.
    /// - Throws: `SettingsError` for a name that is none.
    func write(_ names: [String], warnBefore: TimeSpan?) throws(SettingsError) -> ConnectionState? {
        let inspector = program.store.inspector()
        // What cannot be used of them is told before everything else.
        _ = program.catalog
        var worst: ConnectionState?
        var metrics = StatusMetrics()
        for start in stride(from: 0, to: names.count, by: Self.portion) {
            let part = names[start..<min(start + Self.portion, names.count)]
            let found = try shown(Array(part), inspector, warnBefore)
            if format == .prometheus {
                metrics.samples += found.map(\.text)
            } else {
                write(found.map(\.text), isFirst: worst == nil)
            }
            worst = ([worst] + found.map(\.state)).compactMap(\.self).min { $0.severity < $1.severity }
        }
        if format == .prometheus {
            Output.bytes(Array(metrics.text.utf8))
        } else if isList {
            end(isEmpty: worst == nil)
        }
        return worst
    }

    /// The state of each connection that is there, and what is printed of it.
    private func shown(
        _ names: [String],
        _ inspector: SettingsInspector,
        _ warnBefore: TimeSpan?
    ) throws(SettingsError) -> [(state: ConnectionState, text: String)] {
        let program = program
        let found = Mutex(names.map { _ in Looked.nothing })
        each(names) { index in
            let looked: Looked
            do throws(SettingsError) {
                let status = try ConnectionStatus(
                    name: names[index],
                    program: program,
                    inspector: inspector,
                    warnBefore: warnBefore
                )
                looked = status.map { .shown($0.state, text(of: $0)) } ?? .nothing
            } catch {
                looked = .fault(error)
            }
            found.withLock { $0[index] = looked }
        }
        var shown: [(state: ConnectionState, text: String)] = []
        for looked in found.withLock(\.self) {
            switch looked {
            case .shown(let state, let text): shown.append((state, text))
            case .nothing: break
            case .fault(let error): throw error
            }
        }
        return shown
    }

    /// Does something for each of them, on the processors there are; the system's queues would wait for ever for a thread that
    /// they cannot have.
    private func each(_ names: [String], _ body: @Sendable (Int) -> Void) {
        if names.count >= Self.worthwhile, Shortage.hasThreads {
            Shortage.partHeap()
            DispatchQueue.concurrentPerform(iterations: names.count, execute: body)
        } else {
            names.indices.forEach(body)
        }
    }

    /// What a look at a connection ends with.
    private enum Looked {
        case shown(ConnectionState, String)
        case nothing
        case fault(SettingsError)
    }

    /// What is printed of a connection: lines for a person, metrics, or a value, as an element of a list without what separates
    /// them.
    private func text(of status: ConnectionStatus) -> String {
        switch format {
        case .text:
            let language = program.language
            let values = values(of: status)
            let lines = values.isEmpty ? [] : [ValueWords.title(language)] + values.map { "    " + $0.words(language) }
            return Output.lines(status.lines(language) + lines)
        case .prometheus:
            return StatusMetrics.samples(of: status, tested: tested.value()[status.path], now: Program.now())
        case .json: break
        }
        var value = status.json(program.language)
        if machine != nil, case .object(var object) = value {
            object["values"] = .array(values(of: status).map { $0.json(program.language) })
            value = .object(object)
        }
        guard isList else { return value.text(.pretty) + "\n" }
        return String(JSONValue.array([value]).text(.pretty).dropFirst().dropLast(2))
    }

    /// Where the values of a connection come from; none where nobody asks, or its settings do not open.
    private func values(of status: ConnectionStatus) -> [SettledValue] {
        guard let machine, let settings = status.settings else { return [] }
        return ConnectionValues(program: program, settings: settings, path: status.path, machine: machine).all
    }

    private func write(_ texts: [String], isFirst: Bool) {
        guard !texts.isEmpty else { return }
        let isList = format == .json && isList
        let beginning = !isList ? "" : isFirst ? "[" : ","
        Output.bytes(Array((beginning + texts.joined(separator: isList ? "," : "")).utf8))
    }

    private func end(isEmpty: Bool) {
        if format == .json {
            Output.data(isEmpty ? "[]" : "\n]")
        } else if isEmpty {
            program.voice.aside(StatusWords.none(program.language))
        }
    }
}
