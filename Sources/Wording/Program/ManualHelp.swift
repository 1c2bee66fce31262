package import Localization

/// The help of `manual`.
package enum ManualHelp {
    package static let abstract = LocalizedText.en("Print the manual page.").ja("マニュアルページを出力します。")
    package static let discussion = LocalizedText.en(
        """
        The page is in the format of man. Examples:
          oauth-setup manual | man -l -
          oauth-setup manual > ~/.local/share/man/man1/oauth-setup.1
        """
    )
    .ja(
        """
        manの形式です。例:
          oauth-setup manual | man -l -
          oauth-setup manual > ~/.local/share/man/ja/man1/oauth-setup.1
        """
    )
}
