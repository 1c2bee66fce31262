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

    let program: Program
    let isJSON: Bool
    /// Whether the connections are elements of a list, also a single one.
    let isList: Bool

    /// Looks at connections and prints what is found; one that another process forgets meanwhile is not there.
    ///
    /// - Returns: the worst state; nil when none was there.
    /// - Throws: `SettingsError` for a name that is none.
    func write(_ names: [String], warnBefore: TimeSpan?) throws(SettingsError) -> ConnectionState? {
        let inspector = program.store.inspector()
        // What cannot be used of them is told before everything else.
        _ = program.catalog
        var worst: ConnectionState?
        for start in stride(from: 0, to: names.count, by: Self.portion) {
            let part = names[start..<min(start + Self.portion, names.count)]
            let found = try statuses(Array(part), inspector, warnBefore)
            write(found, isFirst: worst == nil)
            worst = ([worst] + found.map(\.state)).compactMap(\.self).min { $0.severity < $1.severity }
        }
        if isList { end(isEmpty: worst == nil) }
        return worst
    }

    private func statuses(
        _ names: [String],
        _ inspector: SettingsInspector,
        _ warnBefore: TimeSpan?
    ) throws(SettingsError) -> [ConnectionStatus] {
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
                looked = status.map { .status($0) } ?? .nothing
            } catch {
                looked = .fault(error)
            }
            found.withLock { $0[index] = looked }
        }
        var statuses: [ConnectionStatus] = []
        for looked in found.withLock(\.self) {
            switch looked {
            case .status(let status): statuses.append(status)
            case .nothing: break
            case .fault(let error): throw error
            }
        }
        return statuses
    }

    /// Does something for each of them, on the processors there are; the system's queues would wait for ever for a thread that
    /// they cannot have.
    private func each(_ names: [String], _ body: @Sendable (Int) -> Void) {
        if names.count >= Self.worthwhile, Shortage.hasThreads {
            DispatchQueue.concurrentPerform(iterations: names.count, execute: body)
        } else {
            names.indices.forEach(body)
        }
    }

    /// What a look at a connection ends with.
    private enum Looked {
        case status(ConnectionStatus)
        case nothing
        case fault(SettingsError)
    }

    private func write(_ found: [ConnectionStatus], isFirst: Bool) {
        guard !found.isEmpty else { return }
        guard isJSON else { return Output.show(found.flatMap { $0.lines(program.language) }) }
        let values = found.map { $0.json(program.language) }
        guard isList else { return Output.data(values[0].text(.pretty)) }
        // A list without its ends, which other portions have.
        let elements = JSONValue.array(values).text(.pretty).dropFirst().dropLast(2)
        Output.bytes(Array(((isFirst ? "[" : ",") + elements).utf8))
    }

    private func end(isEmpty: Bool) {
        if isJSON {
            Output.data(isEmpty ? "[]" : "\n]")
        } else if isEmpty {
            Output.aside(StatusWords.none(program.language))
        }
    }
}
