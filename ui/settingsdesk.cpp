// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settingsdesk.h"

#include "ui/settingsdialog.h"

namespace ui {

SettingsDesk::SettingsDesk(QWidget *window)
    : QObject(window)
    , m_window(window)
{
}

void SettingsDesk::setValues(const SettingsValues &values)
{
    m_values = values;
    if (m_dialog)
        m_dialog->setValues(values);
    emit valuesSet(values);
}

void SettingsDesk::chooseSoundDevice(const QByteArray &id)
{
    SettingsValues values = m_values;
    values.soundDevice = id;
    change(values);
}

void SettingsDesk::change(const SettingsValues &values)
{
    setValues(values);
    emit changed(values);
}

void SettingsDesk::show()
{
    if (m_dialog)
        return;
    emit opening();
    m_dialog = new SettingsDialog(m_values, m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &SettingsDialog::settingsChanged, this, &SettingsDesk::change);
    connect(m_dialog, &SettingsDialog::keyEntered, this, &SettingsDesk::keyEntered);
    connect(m_dialog, &SettingsDialog::keyRemoved, this, &SettingsDesk::keyRemoved);
    connect(m_dialog, &SettingsDialog::keyTestRequested, this, &SettingsDesk::keyTestRequested);
    connect(m_dialog, &SettingsDialog::keyTestCancelled, this, &SettingsDesk::keyTestCancelled);
    m_dialog->open();
}

} // namespace ui
