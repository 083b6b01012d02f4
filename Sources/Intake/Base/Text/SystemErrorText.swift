// The system's errors in words. The C library has only English ones, unless the system is set up for another language.

import Glibc

/// The text of an error number.
package enum SystemErrorText {
    /// The system's own text; in Russian our own for the errors that a person meets and can mend.
    package static func reason(_ code: Int32) -> Sentence {
        let text = unsafe String(cString: strerror(code))
        return Sentence(en: text, ru: russian[code] ?? text)
    }

    private static let russian: [Int32: String] = [
        ENOENT: "нет такого файла или папки", EACCES: "нет прав доступа", EPERM: "операция не разрешена",
        ENOSPC: "нет места", EDQUOT: "нет места: исчерпана квота", EROFS: "запись запрещена",
        EIO: "ошибка чтения или записи", ENOTDIR: "это не папка", EISDIR: "это папка", EEXIST: "файл уже есть",
    ]
}
