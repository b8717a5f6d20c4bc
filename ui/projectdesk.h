// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/prompts.h"
#include "ui/recoverylist.h"

#include <QObject>
#include <QStringList>

#include <functional>

namespace ui {

class FileDesk;
class MainActions;
class MessageBar;
class StatusLine;

// The window's part in what befalls project files: what an earlier run did not save, files that
// are missing, and putting a project together. Shows what it is given and sends wishes out. GUI
// thread; what it is given outlives it.
class ProjectDesk : public QObject {
    Q_OBJECT

public:
    // Of the window; they outlive the desk.
    struct Parts {
        RecoveryList &recovery;
        MessageBar &message;
        StatusLine &status;
        const MainActions &actions; // with their menus
        FileDesk &files;
        Prompts &prompts;
    };

    explicit ProjectDesk(const Parts &parts, QObject *parent = nullptr);

    void setRecoverables(const QList<RecoveryItem> &items);
    // Names of the open project's files that cannot be read. Says so when they are news.
    void setMissing(const QStringList &names);
    // 0…1 while files are looked for, or a project is put together; below 0: not.
    void setSearchProgress(double progress);
    void setCollectProgress(double progress, const QString &what);
    // Files that are not those that were used, but could stand in: `go` when the user wants them.
    void askDifferent(const QStringList &files, std::function<void()> go);

signals:
    void recoverRequested(const QString &id); // nothing else is lost by it
    void discardRequested(const QString &id); // the user is sure
    void searchRequested(const QString &place);
    void cancelSearchRequested();
    void collectRequested(const QString &target, bool zip);
    void cancelCollectRequested();

private:
    void connectActions();
    void connectRecovery();
    void fillMenu();
    void recover(const QString &id);
    void askDiscard(const QString &id);
    void askMissing();
    void askCollect(bool zip);

    const Parts m_parts;
    QList<RecoveryItem> m_items;
    QStringList m_missing;
};

} // namespace ui
