import Foundation
import TestSupport

/// A network of a test's own: Linux namespaces, made for one command.
enum OwnNetwork {
    /// What is done in it before the command.
    enum Kind: String {
        /// IPv4 only: no address, not even `::1`, has IPv6.
        case withoutIPv6 = "echo 1 > /proc/sys/net/ipv6/conf/all/disable_ipv6"
        /// 127.0.0.1 is not there; `::1` is.
        case withoutIPv4 = "ip addr del 127.0.0.1/8 dev lo"
        /// The names of `Tests/Sweeps/names.py`.
        case withNames = """
            folder=$(mktemp -d) && echo nameserver 127.0.0.1 > "$folder/resolv.conf"
            mount --bind "$folder/resolv.conf" /etc/resolv.conf
            python3 "$NAMES" "$folder/ready" </dev/null >/dev/null 2>&1 & server=$!
            while [ ! -e "$folder/ready" ]; do kill -0 $server || exit 97; sleep 0.02; done
            trap 'kill -KILL $server; rm -r "$folder"' EXIT
            """
    }

    /// Whether this process may make one.
    static let isAvailable: Bool =
        ["ip", "python3", "mount"].allSatisfy { Tool($0) != nil }
        && (try? Tool("unshare")?.run(["-n", "-m", "sh", "-c", "ip link set lo up && \(Kind.withoutIPv6.rawValue)"]))?
            .status == 0

    /// The command in which a program has such a network.
    static func command(_ kind: Kind) -> [String] {
        let names = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../Sweeps/names.py").path
        let script = "ip link set lo up\n\(kind.rawValue)\n\"$@\"\n"
        return [
            "NAMES=\(names)", "PATH=/usr/sbin:/sbin:/usr/bin:/bin", "unshare", "-n", "-m", "sh", "-c", script, "sh",
        ]
    }
}
