// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/keyfield.h"

#include "ui/panelparts.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

KeyField::KeyField(QWidget *parent)
    : QWidget(parent)
    , m_key(new QLineEdit(this))
    , m_keep(parts::button(this, tr("Keep"), QStringLiteral("keepKey")))
    , m_test(parts::button(this, tr("Test"), QStringLiteral("testKey")))
    , m_remove(parts::button(this, tr("Remove"), QStringLiteral("removeKey")))
    , m_state(parts::quiet(this, QStringLiteral("keyState")))
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(parts::gap);
    rows->addWidget(createEntry());
    m_state->setMinimumHeight(2 * fontMetrics().lineSpacing()); // nothing jumps
    rows->addWidget(m_state);
}

QWidget *KeyField::createEntry()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    parts::name(m_key, QStringLiteral("key"), tr("Key of the LTX service"));
    m_key->setEchoMode(QLineEdit::Password);
    m_keep->setAccessibleName(tr("Keep key"));
    m_test->setToolTip(tr("Asks the service whether it accepts the key. Free."));
    m_remove->setAccessibleName(tr("Remove key"));
    layout->addWidget(m_key, 1);
    for (QPushButton *button : {m_keep, m_test, m_remove})
        layout->addWidget(button);
    connect(m_key, &QLineEdit::textChanged, this, &KeyField::refresh);
    connect(m_key, &QLineEdit::returnPressed, this, &KeyField::store);
    connect(m_keep, &QPushButton::clicked, this, &KeyField::store);
    connect(m_test, &QPushButton::clicked, this, &KeyField::test);
    connect(m_remove, &QPushButton::clicked, this, &KeyField::removed);
    return row;
}

void KeyField::setState(const SettingsValues &values, bool isNeeded, bool isAddressFine)
{
    m_given = values;
    m_isNeeded = isNeeded;
    m_isAddressFine = isAddressFine;
    refresh();
}

void KeyField::refresh()
{
    const bool isTyped = !typed().isEmpty();
    const bool canTest = m_isAddressFine && (isTyped || m_given.hasKey);
    m_keep->setEnabled(isTyped);
    m_remove->setEnabled(m_given.hasKey);
    m_test->setEnabled(m_given.isKeyTested || canTest);
    m_test->setText(m_given.isKeyTested ? tr("Stop") : tr("Test"));
    m_test->setAccessibleName(m_given.isKeyTested ? tr("Stop testing the key") : tr("Test key"));
    m_key->setPlaceholderText(
        m_given.hasKey ? tr("A key is kept; type to replace it") : tr("Paste your key"));
    m_state->setText(stateText());
}

QString KeyField::stateText() const
{
    if (!m_isNeeded)
        return tr("This service needs no key.");
    if (m_given.isKeyTested)
        return tr("Asking the service…");
    if (!m_given.keyVerdict.isEmpty())
        return m_given.keyVerdict;
    if (m_given.hasKey)
        return tr("Kept in %1.").arg(m_given.keyPlace);
    return tr("LTX needs a key before anything can be sent. It is sent to the service alone and "
              "never written to a project or log.");
}

QByteArray KeyField::typed() const
{
    return m_key->text().trimmed().toUtf8();
}

void KeyField::store()
{
    const QByteArray key = typed();
    m_key->clear();
    if (!key.isEmpty())
        emit entered(key);
}

void KeyField::test()
{
    if (m_given.isKeyTested)
        emit testCancelled();
    else
        emit testRequested(typed());
}

} // namespace ui
