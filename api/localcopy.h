// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "api/download.h"

namespace api {

// A download from a file of this computer: piece by piece from the event loop, so that nothing else
// waits for it, always from the start. GUI thread; made by Client.
class LocalCopy : public Call {
    Q_OBJECT

private:
    friend class Client;
    LocalCopy(const QString &from, DownloadTarget target, QObject *parent = nullptr);
    Result<> open();
    void copyNext();
    void finishWith(std::optional<Error::Kind> fault, const QString &text = {});

    DownloadTarget m_target;
    QFile m_from;
    QFile m_to;
};

} // namespace api
