package import Localization

/// What is said of a sign-in that another machine refreshed last.
package enum OwnerWords {
    /// Another machine has the sign-in; `host` is that one in brackets, after a blank.
    package static func elsewhere(host: String, name: String, time: String) -> ErrorWords {
        .en("another machine\(host) refreshed the sign-in of \(name) last, at \(time)")
            .fix("run it there, or give --adopt to continue here for good")
            .ja("\(name) のログインは、最後に別のマシン\(host)が \(time) に更新しています").fix("元のマシンで実行するか、--adopt を付けてこのマシンに引き継いでください")
    }

    /// Whether to take the sign-in over; `host` is the other machine in brackets, after a blank.
    package static func question(host: String, name: String, time: String) -> LocalizedText {
        .en("Another machine\(host) refreshed \(name) last, at \(time). Continue here, so that it stops there? [y/N]")
            .ja("\(name) は、最後に別のマシン\(host)が \(time) に更新しました。ここから続けますか（元のマシンでは使えなくなります）？ [y/N]")
    }
}
