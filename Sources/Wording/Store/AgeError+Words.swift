public import AgeFile
internal import Localization

/// What the errors of the age format say; in Japanese as far as a person can do something about the difference.
extension AgeError {
    /// What happened, and what to do about it.
    public var words: ErrorWords {
        switch self {
        case .header(let fault): .en(fault.english).ja("ヘッダーが正しくありません")
        case .noMatch: .en("none of the keys opens this file").ja("どの鍵でも開けません")
        case .headerMAC: .en("the header was changed").ja("ヘッダーが書き換えられています")
        case .payload(let fault): .en(fault.english).ja("内容が書き換えられたか、途中で切れています")
        case .armor(let fault): .en(fault.english).ja("テキスト形式（BEGIN から END まで）が崩れています")
        case .key(let fault): fault.words
        case .usage(let fault): .en(fault.english).ja("この内容では暗号化できません").fix(fault.hint)
        }
    }
}

extension AgeError.PayloadFault {
    fileprivate var english: String {
        switch self {
        case .damaged: "the content is damaged"
        case .cutShort: "the content is cut short"
        case .emptyLastChunk: "the content ends with an empty chunk"
        case .somethingFollows: "something follows the end of the content"
        case .cannotSeal: "the content cannot be sealed"
        }
    }
}

extension AgeError.ArmorFault {
    fileprivate var english: String {
        switch self {
        case .empty: "the armor is empty"
        case .badFirstLine: "the first line of the armor is not the one of an age file"
        case .noLastLine: "the last line of the armor is missing"
        case .badLineLength: "a line of the armor has a wrong length"
        case .badLine: "a line of the armor is not canonical base64"
        case .tooManyBlanks: "too many blanks stand around the armor"
        case .somethingFollows: "something follows the armor"
        }
    }
}

extension AgeError.UsageFault {
    fileprivate var english: String {
        switch self {
        case .noRecipient: "a file needs a recipient"
        case .passphraseNotAlone: "a passphrase must be the only recipient of a file"
        case .emptyPassphrase: "the passphrase is empty"
        case .badArgument: "a stanza's argument is not printable ASCII"
        case .workFactorImpossible: "the work factor is out of range"
        case .workFactorLimitImpossible: "the limit of the work factor is out of range"
        case .tooFewRandomBytes(let wanted): "the source of random bytes did not return \(wanted) bytes"
        case .cannotWrap: "the file key cannot be wrapped"
        case .cannotDeriveKey: "the key cannot be made from the passphrase"
        }
    }

    fileprivate var hint: LocalizedText? {
        guard case .cannotDeriveKey = self else { return nil }
        return .en("there may be too little memory").ja("空きメモリーを確認してください")
    }
}
