// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "timeline/model/replacefile.h"

#include <QSaveFile>

namespace timeline::model {

Result<> replaceFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    const bool isOpen = file.open(QIODevice::WriteOnly);
    // commit() renames even when the rest of its buffer found no room: QTBUG-75077.
    const bool isWritten = isOpen && file.write(bytes) == bytes.size() && file.flush();
    if (isOpen && !isWritten)
        file.cancelWriting();
    if (isWritten && file.commit())
        return {};
    return fail(file.error() == QFileDevice::ResourceError ? Error::Kind::DiskFull
                                                           : Error::Kind::NotWritable,
        file.errorString());
}

} // namespace timeline::model
