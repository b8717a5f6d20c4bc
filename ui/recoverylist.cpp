// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/recoverylist.h"

#include "ui/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace ui {

namespace {

constexpr qsizetype mostRows = 3; // the others are in the File menu
constexpr int leastWidth = 560;

QString whenWords(const QDateTime &time, const QDateTime &now)
{
    const QString clock = QLocale().toString(time.time(), QLocale::ShortFormat);
    if (time.date() == now.date())
        return RecoveryList::tr("Today at %1").arg(clock);
    if (time.date().daysTo(now.date()) == 1)
        return RecoveryList::tr("Yesterday at %1").arg(clock);
    return RecoveryList::tr("%1 at %2")
        .arg(QLocale().toString(time.date(), QLocale::ShortFormat), clock);
}

} // namespace

QString recoveryWords(const RecoveryItem &item, const QDateTime &now)
{
    QStringList words{whenWords(item.time, now),
        item.clips == 1 ? RecoveryList::tr("1 clip")
                        : RecoveryList::tr("%1 clips").arg(item.clips)};
    if (item.takes > 0)
        words << (item.takes == 1 ? RecoveryList::tr("1 take")
                                  : RecoveryList::tr("%1 takes").arg(item.takes));
    words << (item.folder.isEmpty() ? RecoveryList::tr("never saved") : item.folder);
    if (item.damaged > 0)
        words << RecoveryList::tr("a newer copy is damaged");
    return words.join(QStringLiteral(" · "));
}

RecoveryList::RecoveryList(QWidget *parent)
    : QWidget(parent)
    , m_rows(new QVBoxLayout(this))
{
    setAccessibleName(tr("Work that was not saved"));
    auto *title = new QLabel(tr("Not saved when the program last ended"), this);
    title->setForegroundRole(QPalette::PlaceholderText);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(theme::gap);
    m_rows->addWidget(title, 0, Qt::AlignHCenter);
    setMinimumWidth(leastWidth);
    hide();
}

void RecoveryList::setItems(const QList<RecoveryItem> &items)
{
    for (QWidget *row : std::as_const(m_shown)) {
        row->hide();
        row->deleteLater();
    }
    m_shown.clear();
    QWidget *before = m_before;
    for (const RecoveryItem &item : items.first(std::min(items.size(), mostRows)))
        before = addRow(item, before);
    setVisible(!items.isEmpty());
}

// The last of it that Tab comes to.
QWidget *RecoveryList::addRow(const RecoveryItem &item, QWidget *before)
{
    auto *row = new QWidget(this);
    auto *name = new QLabel(item.title, row);
    name->setTextFormat(Qt::PlainText);
    name->setFont(theme::font(1.0, QFont::DemiBold));
    auto *what = new QLabel(recoveryWords(item, QDateTime::currentDateTime()), row);
    what->setTextFormat(Qt::PlainText);
    what->setForegroundRole(QPalette::PlaceholderText);
    auto *open = new QPushButton(tr("Recover"), row);
    open->setObjectName(QStringLiteral("recover"));
    open->setAccessibleName(tr("Recover %1").arg(item.title));
    auto *discard = new QPushButton(tr("Discard"), row);
    discard->setObjectName(QStringLiteral("discard"));
    discard->setAccessibleName(tr("Discard what was not saved of %1").arg(item.title));
    auto *grid = new QGridLayout(row);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setVerticalSpacing(0);
    grid->setHorizontalSpacing(theme::gap);
    grid->setColumnStretch(0, 1);
    grid->addWidget(name, 0, 0);
    grid->addWidget(what, 1, 0);
    grid->addWidget(open, 0, 1, 2, 1);
    grid->addWidget(discard, 0, 2, 2, 1);
    connect(open, &QPushButton::clicked, this, [this, id = item.id] { emit openRequested(id); });
    connect(
        discard, &QPushButton::clicked, this, [this, id = item.id] { emit discardRequested(id); });
    m_rows->addWidget(row);
    m_shown << row;
    if (before)
        setTabOrder(before, open);
    setTabOrder(open, discard);
    return discard;
}

} // namespace ui
