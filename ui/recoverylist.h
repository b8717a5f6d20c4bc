// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QList>
#include <QString>
#include <QWidget>

class QVBoxLayout;

namespace ui {

// Work that an earlier run left behind without saving it.
struct RecoveryItem {
    QString id;
    QString title; // "film.retake"
    QString folder; // where that lies; empty: it was never saved
    QDateTime time; // of the newest copy
    int clips = 0;
    int takes = 0;
    int damaged = 0; // newer copies that cannot be read

    bool operator==(const RecoveryItem &) const = default;
};

// When it was, and what it is: "Today at 14:03 · 3 clips, 2 takes · never saved". `now` decides
// what is called today.
QString recoveryWords(const RecoveryItem &item, const QDateTime &now);

// What can be recovered, newest first, each to be opened or discarded. Hidden while there is
// nothing. GUI thread.
class RecoveryList : public QWidget {
    Q_OBJECT

public:
    explicit RecoveryList(QWidget *parent = nullptr);

    void setItems(const QList<RecoveryItem> &items);
    bool isEmpty() const { return m_shown.isEmpty(); }
    // Tab comes from there to the first row; rows are younger than the rest of the window.
    void setTabBefore(QWidget *before) { m_before = before; }

signals:
    void openRequested(const QString &id);
    void discardRequested(const QString &id);

private:
    QWidget *addRow(const RecoveryItem &item, QWidget *before);

    QVBoxLayout *m_rows;
    QWidget *m_before = nullptr;
    QList<QWidget *> m_shown;
};

} // namespace ui
