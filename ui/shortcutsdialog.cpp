// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shortcutsdialog.h"

#include "ui/mainactions.h"
#include "ui/panelparts.h"
#include "ui/theme.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace ui {

namespace {

void addLine(QGridLayout *grid, const QString &what, const QString &keys)
{
    QWidget *parent = grid->parentWidget();
    QLabel *left = parts::heading(parent, what);
    auto *right = new QLabel(keys, parent);
    right->setTextFormat(Qt::PlainText);
    const int row = grid->rowCount();
    grid->addWidget(left, row, 0);
    grid->addWidget(right, row, 1, Qt::AlignRight);
}

void addTitle(QGridLayout *grid, const QString &text)
{
    auto *title = new QLabel(text, grid->parentWidget());
    title->setFont(theme::font(1, QFont::DemiBold));
    const int row = grid->rowCount();
    grid->setRowMinimumHeight(row, row > 1 ? 32 : 0);
    grid->addWidget(title, row, 0, 1, 2, Qt::AlignBottom);
}

QGridLayout *columnGrid(QWidget *parent)
{
    auto *grid = new QGridLayout(parent);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(24);
    grid->setVerticalSpacing(3);
    grid->setColumnStretch(0, 1);
    return grid;
}

} // namespace

ShortcutsDialog::ShortcutsDialog(QWidget *parent)
    : QDialog(parent)
{
    setObjectName(QStringLiteral("shortcutsDialog"));
    setWindowTitle(tr("Keyboard Shortcuts"));
    auto *rows = new QVBoxLayout(this);
    QVBoxLayout *content = nullptr;
    rows->setContentsMargins(0, 0, 0, parts::margin);
    rows->addWidget(parts::scroller(this, content), 1);
    auto *columns = new QHBoxLayout;
    columns->setSpacing(48);
    const auto title = [](const char *text) {
        return MainActions::tr(text).remove(QLatin1Char('&'));
    };
    columns->addWidget(
        createColumn({title("&File"), title("&Edit"), title("&View")}), 1, Qt::AlignTop);
    columns->addWidget(
        createColumn({title("&Play"), title("&Retake"), title("&Help")}), 1, Qt::AlignTop);
    content->setContentsMargins(24, 20, 24, 12);
    content->addLayout(columns);
    content->addWidget(createMouse());
    content->addStretch(1);
    auto *bottom = new QHBoxLayout;
    bottom->setContentsMargins(24, 0, 24, 0);
    QPushButton *close = parts::button(this, tr("Close"), QStringLiteral("shortcutsClose"));
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    bottom->addStretch(1);
    bottom->addWidget(close);
    rows->addLayout(bottom);
    resize(860, 760);
}

QWidget *ShortcutsDialog::createColumn(const QStringList &menus)
{
    auto *column = new QWidget(this);
    QGridLayout *grid = columnGrid(column);
    QString menu;
    for (const QString &wanted : menus) {
        for (const MainActions::KeyLine &line : MainActions::keyLines()) {
            if (line.menu != wanted)
                continue;
            if (line.menu != menu)
                addTitle(grid, line.menu);
            menu = line.menu;
            addLine(grid, line.text, line.keys);
        }
    }
    return column;
}

QWidget *ShortcutsDialog::createMouse()
{
    auto *column = new QWidget(this);
    QGridLayout *grid = columnGrid(column);
    addTitle(grid, tr("Mouse on the timeline"));
    addLine(grid, tr("Scrub"), tr("drag the ruler"));
    addLine(grid, tr("Choose a range"), tr("drag on the pictures"));
    addLine(grid, tr("Change the range"),
        tr("drag its edges or its body; Shift: without snapping; Esc: as it was"));
    addLine(grid, tr("Zoom at the pointer"), tr("Ctrl+wheel"));
    addLine(grid, tr("Scroll"), tr("wheel, or drag with the middle button"));
    return column;
}

} // namespace ui
