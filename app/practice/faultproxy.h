// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/practice/faults.h"
#include "app/practice/settings.h"
#include "timeline/model/error.h"

#include <QHash>
#include <QObject>
#include <QTcpServer>

namespace practice {

// The door of the practice service: passes HTTP on to it byte for byte and does to the connection
// what a server's framework cannot (close, reset, stall, cut off, lie about the length). It also
// turns away bodies that are too large before they are held in memory. Confined to one thread,
// whose event loop it needs.
class FaultProxy : public QObject {
    Q_OBJECT

public:
    FaultProxy(const Settings &settings, FaultPlan &faults, QObject *parent = nullptr);

    // On loopback, at Settings::port, in front of the server at `target`. Says on which port.
    timeline::model::Result<quint16> listen(quint16 target);

    int count(Step step) const { return m_counts.value(step); } // requests whose head came

private:
    const Settings &m_settings;
    FaultPlan &m_faults;
    QHash<Step, int> m_counts;
    QTcpServer m_door;
};

} // namespace practice
