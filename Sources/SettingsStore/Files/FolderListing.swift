internal import Glibc

/// What is in a folder, all of it or an error.
enum FolderListing {
    /// The names of the entries, but for the folder itself and the one above it; in no order.
    ///
    /// - Throws: ``SystemFailure``, also when the system gives up in the middle: whoever counts on the list would take what
    ///   is missing for gone.
    static func names(at path: String) throws(SystemFailure) -> [String] {
        guard let folder = unsafe opendir(path) else { throw SystemFailure.last }
        defer { unsafe closedir(folder) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = unsafe readdir(folder) else {
                guard errno == 0 else { throw SystemFailure.last }
                return names
            }
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { name in
                unsafe name.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: name.pointee)) {
                    unsafe String(cString: $0)
                }
            }
            if name != ".", name != ".." { names.append(name) }
        }
    }
}
