// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/projectdesk.h"

#include "ui/filedesk.h"
#include "ui/mainactions.h"
#include "ui/messagebar.h"
#include "ui/statusline.h"

#include <QAction>
#include <QMenu>

#include <algorithm>

namespace ui {

ProjectDesk::ProjectDesk(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    connectActions();
    connectRecovery();
    setRecoverables({});
    setMissing({});
}

void ProjectDesk::connectActions()
{
    connect(
        m_parts.actions[Command::FindMissing], &QAction::triggered, this, &ProjectDesk::askMissing);
    connect(m_parts.actions[Command::CollectFolder], &QAction::triggered, this,
        [this] { askCollect(false); });
    connect(m_parts.actions[Command::CollectZip], &QAction::triggered, this,
        [this] { askCollect(true); });
    const StatusLine *status = &m_parts.status;
    connect(status, &StatusLine::cancelSearchRequested, this, &ProjectDesk::cancelSearchRequested);
    connect(
        status, &StatusLine::cancelCollectRequested, this, &ProjectDesk::cancelCollectRequested);
}

void ProjectDesk::connectRecovery()
{
    const RecoveryList &list = m_parts.recovery;
    connect(&list, &RecoveryList::openRequested, this, &ProjectDesk::recover);
    connect(&list, &RecoveryList::discardRequested, this, &ProjectDesk::askDiscard);
}

void ProjectDesk::setRecoverables(const QList<RecoveryItem> &items)
{
    m_items = items;
    m_parts.recovery.setItems(items);
    fillMenu();
}

void ProjectDesk::fillMenu()
{
    QMenu &menu = *m_parts.actions.recoverMenu();
    menu.clear();
    menu.setEnabled(!m_items.isEmpty());
    for (const RecoveryItem &item : std::as_const(m_items)) {
        // A name may hold an ampersand, which a menu would take for a mnemonic.
        QString text = QStringLiteral("%1 — %2").arg(
            item.title, recoveryWords(item, QDateTime::currentDateTime()));
        QAction *action = menu.addAction(text.replace(QLatin1Char('&'), QStringLiteral("&&")));
        connect(action, &QAction::triggered, this, [this, id = item.id] { recover(id); });
    }
}

// What is open now may have changes of its own.
void ProjectDesk::recover(const QString &id)
{
    m_parts.files.leaveThen([this, id] { emit recoverRequested(id); });
}

void ProjectDesk::askDiscard(const QString &id)
{
    const auto item = std::ranges::find(m_items, id, &RecoveryItem::id);
    if (item == m_items.end())
        return;
    m_parts.prompts.askSure(
        tr("What was not saved of “%1” is lost then. Files and takes stay where they are.")
            .arg(item->title),
        tr("Discard"), [this, id] { emit discardRequested(id); });
}

void ProjectDesk::setMissing(const QStringList &names)
{
    const bool isNews = !names.isEmpty() && names != m_missing;
    m_missing = names;
    QAction *find = m_parts.actions[Command::FindMissing];
    find->setEnabled(!names.isEmpty());
    if (!isNews)
        return;
    const int more = int(names.size()) - 1;
    QString what = tr("“%1”, which this project needs, cannot be read.").arg(names.constFirst());
    if (more == 1)
        what = tr("“%1” and another file of this project cannot be read.").arg(names.constFirst());
    else if (more > 1)
        what = tr("“%1” and %2 more files of this project cannot be read.")
                   .arg(names.constFirst())
                   .arg(more);
    m_parts.message.showMessage(MessageLevel::Warning,
        what + QLatin1Char(' ') + tr("Everything else is here and can be edited."),
        names.join(QLatin1Char('\n')), find);
}

void ProjectDesk::setSearchProgress(double progress)
{
    m_parts.status.setSearch(progress);
}

void ProjectDesk::setCollectProgress(double progress, const QString &what)
{
    m_parts.status.setCollect(progress, what);
    for (const Command command : {Command::CollectFolder, Command::CollectZip})
        m_parts.actions[command]->setEnabled(progress < 0);
}

void ProjectDesk::askDifferent(const QStringList &files, std::function<void()> go)
{
    m_parts.prompts.askSure(
        tr("Of the right name and size, but not what was used: %1. Pictures may differ from what "
           "you saw.")
            .arg(files.join(QStringLiteral("; "))),
        tr("Use anyway"), std::move(go));
}

void ProjectDesk::askMissing()
{
    if (m_missing.isEmpty())
        return;
    m_parts.prompts.askFile(
        FileQuestion::FindMissing, m_missing.constFirst(), [this](const QString &path) {
            if (!path.isEmpty())
                emit searchRequested(path);
        });
}

void ProjectDesk::askCollect(bool zip)
{
    m_parts.prompts.askFile(zip ? FileQuestion::CollectZip : FileQuestion::CollectFolder,
        m_parts.files.suggestedName(zip ? QStringLiteral(".zip") : QString()),
        [this, zip](const QString &path) {
            if (!path.isEmpty())
                emit collectRequested(path, zip);
        });
}

} // namespace ui
