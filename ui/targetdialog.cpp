// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/targetdialog.h"

#include "ui/panelparts.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

TargetDialog::TargetDialog(const QString &name, const QString &title, const QString &go,
    FileQuestion question, Prompts &prompts, QWidget *parent)
    : QDialog(parent)
    , m_prompts(prompts)
    , m_question(question)
    , m_path(new QLineEdit(this))
    , m_choices(new QFormLayout)
    , m_texts(new QVBoxLayout)
{
    setObjectName(name + QStringLiteral("Dialog"));
    setWindowTitle(title);
    setMinimumWidth(520);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(20, 20, 20, 16);
    rows->setSpacing(parts::gap);
    m_choices->setHorizontalSpacing(parts::margin);
    m_choices->setVerticalSpacing(parts::gap);
    addChoice(tr("To"), createTarget(name));
    rows->addLayout(m_choices);
    rows->addSpacing(parts::gap);
    m_texts->setSpacing(parts::gap);
    rows->addLayout(m_texts);
    rows->addStretch(1);
    rows->addSpacing(parts::gap);
    rows->addWidget(createButtons(name, go));
    connect(m_path, &QLineEdit::textChanged, this, [this] { describe(path()); });
    connect(m_path, &QLineEdit::editingFinished, this, [this] {
        if (m_path->isModified())
            setPath(corrected(path()));
    });
}

QWidget *TargetDialog::createTarget(const QString &name)
{
    parts::name(m_path, name + QStringLiteral("Path"), tr("Target file"));
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    QPushButton *browse = parts::button(row, tr("Choose…"), name + QStringLiteral("Browse"));
    connect(browse, &QPushButton::clicked, this, &TargetDialog::browse);
    layout->addWidget(m_path, 1);
    layout->addWidget(browse);
    return row;
}

QWidget *TargetDialog::createButtons(const QString &name, const QString &go)
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    QPushButton *cancel = parts::button(row, tr("Cancel"), name + QStringLiteral("Close"));
    m_go = parts::primaryButton(row, go, name + QStringLiteral("Go"));
    m_go->setDefault(true);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_go, &QPushButton::clicked, this, &TargetDialog::go);
    layout->addStretch(1);
    layout->addWidget(cancel);
    layout->addWidget(m_go);
    return row;
}

QString TargetDialog::path() const
{
    return m_path->text().trimmed();
}

void TargetDialog::addChoice(const QString &caption, QWidget *field)
{
    if (caption.isEmpty())
        m_choices->addRow(QString(), field);
    else
        m_choices->addRow(parts::heading(this, caption), field);
}

void TargetDialog::addText(QLabel *label)
{
    m_texts->addWidget(label);
}

void TargetDialog::setPath(const QString &path)
{
    if (path != m_path->text())
        m_path->setText(path);
}

void TargetDialog::setReady(bool ready)
{
    m_go->setEnabled(ready);
}

void TargetDialog::browse()
{
    const QPointer<TargetDialog> self(this);
    m_prompts.askFile(m_question, m_path->text(), [self](const QString &path) {
        if (self && !path.isEmpty())
            self->setPath(self->corrected(path));
    });
}

void TargetDialog::go()
{
    const QPointer<TargetDialog> self(this);
    askBeforeReplacing(m_prompts, path(), [self] {
        if (!self)
            return;
        self->request();
        self->accept();
    });
}

} // namespace ui
