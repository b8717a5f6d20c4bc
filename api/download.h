// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/call.h"

#include <QFile>

namespace api {

struct DownloadTarget {
    QString partPath; // what is there already is continued when `etag` still fits
    QByteArray etag; // a strong one of the earlier part; empty: from the start
    qint64 maxBytes = 0;
    qint64 total = 0; // of the file that the earlier part is of; 0: not known
};

// Out of the page cache: a file that was paid for survives a power cut.
bool syncToDisk(QFile &file);

// Writes the answer's body to a file while it comes. GUI thread; made by Client.
class Download : public Call {
    Q_OBJECT

private:
    friend class Client;
    Download(DownloadTarget target, QObject *parent = nullptr);
    Result<> open();
    qint64 have() const { return m_have; }

    void onHeaders() override;
    void onBytes() override;
    void onEnd(HttpOutcome &outcome) override;
    void checkRange();
    bool isOfSameFile(qint64 total) const;

    DownloadTarget m_target;
    QFile m_file;
    qint64 m_have = 0;
    qint64 m_total = -1; // of the whole file; -1: not said
    bool m_isFile = false; // 200 or 206: the body belongs into the file
};

} // namespace api
