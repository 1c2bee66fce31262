internal import Glibc
internal import Localization
package import SettingsStore

/// Why `exec` cannot start the command.
package enum ExecWords {
    package static func notFound(_ command: String) -> ErrorWords {
        .en("there is no command \(command)").fix("look at PATH, or write the whole path")
            .ja("\(command) というコマンドはありません").fix("PATH を確認するか、フルパスで指定してください")
    }

    /// A script whose first line names a program that is not there.
    package static func interpreterMissing(_ command: String) -> ErrorWords {
        .en("the command \(command) cannot be run: the program that runs it is not there")
            .fix("look at its first line (#!), or install that program")
            .ja("コマンド \(command) を実行できません: それを実行するプログラムがありません").fix("先頭の行（#!）を確認するか、そのプログラムをインストールしてください")
    }

    package static func notRunnable(command: String, _ failure: SystemFailure) -> ErrorWords {
        let isForbidden = [EACCES, EPERM, EISDIR].contains(failure.number)
        let why = isForbidden ? notExecutable : failure.words
        return .en("the command \(command) cannot be run: \(why.english)")
            .ja("コマンド \(command) を実行できません: \(why.japanese)").fix(fix(failure))
    }

    private static let notExecutable = LocalizedText.en("it is no program, or this user may not run it")
        .ja("プログラムではないか、実行する権限がありません")

    private static func fix(_ failure: SystemFailure) -> LocalizedText {
        switch failure.number {
        case EACCES, EPERM, EISDIR:
            .en("name a program; a script of yours is made one with chmod u+x")
                .ja("プログラムを指定してください。自作のスクリプトは chmod u+x で実行可能にできます")
        case ENOEXEC:
            .en("give a script a first line such as #!/bin/sh, or name the program that runs it")
                .ja("スクリプトの先頭に #!/bin/sh のような行を書くか、それを実行するプログラムを指定してください")
        case E2BIG: .en("give fewer arguments, or a smaller environment").ja("引数か環境変数を減らしてください")
        case ETXTBSY: .en("try again when it has ended").ja("終了してから、もう一度お試しください")
        default: failure.pathHint
        }
    }
}
