// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/failure.h"

#include <QHash>
#include <QJsonObject>
#include <QString>

namespace app::cli {

// Results on stdout, everything else on stderr; in UTF-8. With `json`, stdout holds one JSON object
// and nothing else. GUI thread.
class Console {
public:
    void setJson(bool json) { m_json = json; }
    bool isJson() const { return m_json; }

    // For people; nothing with --json.
    void line(const QString &text);
    // For scripts; only with --json.
    void result(const QJsonObject &json);
    // One line at once, for a program that goes on running.
    void announce(const QByteArray &json);

    void note(const QString &text);
    void warn(const Failure &failure);
    // The same step again and again, also in turn with others; shown when it gets ten per cent on.
    // Below 0 while nobody knows how far it is: shown once.
    void progress(const QString &step, double fraction);
    void fail(const Failure &failure);

private:
    bool m_json = false;
    QHash<QString, int> m_tenths; // as last shown of each step; -1: without
};

} // namespace app::cli
