// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/promptedit.h"

#include "ui/panelparts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QTextCursor>

namespace ui {

PromptEdit::PromptEdit(QWidget *parent)
    : QWidget(parent)
    , m_edit(new QPlainTextEdit(this))
    , m_counter(parts::figure(this, QStringLiteral("promptCounter")))
    , m_stop(parts::quiet(this, QStringLiteral("promptStop")))
{
    parts::name(m_edit, QStringLiteral("prompt"), tr("What should happen instead"));
    m_edit->setPlaceholderText(
        tr("Describe the scene as it should be: who, where, what happens, how it looks "
           "and sounds."));
    m_edit->setTabChangesFocus(true);
    m_edit->setMinimumHeight(m_edit->fontMetrics().lineSpacing() * 5);
    m_edit->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored); // what is left, not more
    m_counter->setAlignment(Qt::AlignRight);
    m_stop->setVisible(false);

    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(4);
    auto *top = new QHBoxLayout;
    QLabel *caption = parts::heading(this, tr("What should happen instead?"));
    caption->setBuddy(m_edit);
    top->addWidget(caption, 1);
    top->addWidget(m_counter);
    rows->addLayout(top);
    rows->addWidget(m_edit, 1);
    rows->addWidget(m_stop);
    connect(m_edit, &QPlainTextEdit::textChanged, this, &PromptEdit::keepLimit);
    keepLimit();
}

QString PromptEdit::text() const
{
    return m_edit->toPlainText();
}

void PromptEdit::setText(const QString &text)
{
    m_edit->setPlainText(text);
}

void PromptEdit::setLimit(int characters)
{
    m_limit = characters;
    keepLimit();
}

void PromptEdit::focusText()
{
    m_edit->setFocus(Qt::ShortcutFocusReason);
    m_edit->selectAll();
}

void PromptEdit::keepLimit()
{
    const QString now = text();
    const qsizetype over = now.size() - m_limit;
    if (over > 0) {
        // What was typed last goes, so that the end of the text is not lost to an insertion before
        // it.
        QTextCursor cursor = m_edit->textCursor();
        const int here = qMax(cursor.position(), int(over));
        cursor.setPosition(here - int(over));
        cursor.setPosition(here, QTextCursor::KeepAnchor);
        cursor.removeSelectedText(); // comes back here
        m_stop->setText(tr("The service takes %1 characters; the rest was left out.")
                            .arg(QLocale().toString(m_limit)));
        m_stop->setVisible(true);
        return;
    }
    m_counter->setText(
        tr("%1 / %2").arg(QLocale().toString(now.size()), QLocale().toString(m_limit)));
    m_counter->setAccessibleName(tr("%1 of %2 characters").arg(now.size()).arg(m_limit));
    if (now.size() < m_limit)
        m_stop->setVisible(false);
    emit textChanged();
}

} // namespace ui
