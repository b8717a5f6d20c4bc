// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/spendingdialog.h"

#include "ui/panelparts.h"
#include "ui/theme.h"
#include "ui/words.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

SpendingDialog::SpendingDialog(const SpendingValues &values, Prompts &prompts, QWidget *parent)
    : QDialog(parent)
    , m_values(values)
    , m_prompts(prompts)
{
    setObjectName(QStringLiteral("spendingDialog"));
    setWindowTitle(tr("What Was Spent"));
    setMinimumWidth(480);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(24, 24, 24, 16);
    rows->setSpacing(parts::section);
    rows->addWidget(createTable());
    QLabel *today = parts::sentence(this, QStringLiteral("spendingToday"));
    today->setText(limits());
    QLabel *note = parts::quiet(this, QStringLiteral("spendingNote"));
    note->setText(tr("The service does not say what it charges. These are the prices that were "
                     "shown before sending; a request whose outcome is not known counts as paid."));
    rows->addWidget(today);
    rows->addWidget(note);
    rows->addStretch(1);
    rows->addWidget(createButtons());
}

QWidget *SpendingDialog::createTable()
{
    auto *box = new QWidget(this);
    auto *table = new QGridLayout(box);
    table->setContentsMargins(0, 0, 0, 0);
    table->setHorizontalSpacing(32);
    table->setVerticalSpacing(parts::gap);
    table->setColumnStretch(0, 1);
    table->addWidget(parts::heading(box, tr("This project")), 0, 1, Qt::AlignRight);
    table->addWidget(parts::heading(box, tr("All projects")), 0, 2, Qt::AlignRight);
    const auto &[project, all] = std::pair(m_values.project, m_values.all);
    addRow(table, tr("Spent"), words::money(project.spent), words::money(all.spent),
        QStringLiteral("spent"));
    addRow(table, tr("Set aside for what is in line or under way"), words::money(project.reserved),
        words::money(all.reserved), QStringLiteral("reserved"));
    addRow(table, tr("Sent"), words::seconds(project.seconds), words::seconds(all.seconds),
        QStringLiteral("seconds"));
    addRow(table, tr("Requests"), locale().toString(project.submits),
        locale().toString(all.submits), QStringLiteral("requests"));
    addRow(table, tr("On rejected takes"), words::money(m_values.onRejected), QString(),
        QStringLiteral("rejected"));
    const double each = m_values.perFinishedSecond;
    addRow(table, tr("For a finished second"), each > 0 ? words::money(each) : tr("–"), QString(),
        QStringLiteral("perSecond"));
    return box;
}

void SpendingDialog::addRow(QGridLayout *table, const QString &what, const QString &project,
    const QString &all, const QString &name)
{
    QWidget *box = table->parentWidget();
    const int row = table->rowCount();
    table->addWidget(new QLabel(what, box), row, 0);
    int column = 1;
    for (const QString &text : {project, all}) {
        QLabel *figure = parts::figure(box, name + QString::number(column));
        figure->setText(text);
        figure->setAccessibleName(what);
        table->addWidget(figure, row, column++, Qt::AlignRight);
    }
}

QString SpendingDialog::limits() const
{
    const api::SpendCaps &caps = m_values.caps;
    QStringList sentences{caps.day ? tr("Today: %1 of at most %2.")
                                         .arg(words::money(m_values.today), words::money(*caps.day))
                                   : tr("Today: %1.").arg(words::money(m_values.today))};
    if (caps.project)
        sentences << tr("At most %1 for one project.").arg(words::money(*caps.project));
    if (caps.job)
        sentences << tr("At most %1 for one take.").arg(words::money(*caps.job));
    if (caps == api::SpendCaps())
        sentences << tr("Limits can be set in the settings.");
    return sentences.join(QLatin1Char(' '));
}

QWidget *SpendingDialog::createButtons()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    QPushButton *copy = parts::button(row, tr("Save the List…"), QStringLiteral("spendingCopy"));
    QPushButton *close = parts::button(row, tr("Close"), QStringLiteral("spendingClose"));
    copy->setEnabled(m_values.all != api::SpendTotals());
    copy->setToolTip(tr("Every request with its time, price and project, as a CSV file"));
    connect(copy, &QPushButton::clicked, this, [this] {
        m_prompts.askFile(FileQuestion::SaveSpending, QStringLiteral("retakes.csv"),
            [self = QPointer(this)](const QString &path) {
                if (self && !path.isEmpty())
                    emit self->copyRequested(path);
            });
    });
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    layout->addWidget(copy);
    layout->addStretch(1);
    layout->addWidget(close);
    return row;
}

} // namespace ui
