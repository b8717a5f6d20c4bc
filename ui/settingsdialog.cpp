// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settingsdialog.h"

#include "ui/panelparts.h"
#include "ui/practicepage.h"
#include "ui/servicefields.h"

#include <QAudioDevice>
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QMediaDevices>
#include <QPushButton>
#include <QSpinBox>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

#include <utility>

namespace ui {

namespace {

constexpr double noCap = -0.01;

void showCap(QDoubleSpinBox *field, std::optional<double> usd)
{
    field->setValue(usd.value_or(noCap));
}

std::optional<double> capOf(const QDoubleSpinBox *field)
{
    return field->value() < 0 ? std::nullopt : std::optional(field->value());
}

// What is known now, but for what the user has changed since `before` was shown.
SettingsValues withEdits(
    const SettingsValues &now, const SettingsValues &edited, const SettingsValues &before)
{
    SettingsValues merged = now;
    const auto keep = [](auto &field, const auto &shown, const auto &was) {
        if (shown != was)
            field = shown;
    };
    keep(merged.service, edited.service, before.service);
    keep(merged.pricePerSecond, edited.pricePerSecond, before.pricePerSecond);
    keep(merged.caps.job, edited.caps.job, before.caps.job);
    keep(merged.caps.day, edited.caps.day, before.caps.day);
    keep(merged.caps.project, edited.caps.project, before.caps.project);
    for (qsizetype i = 0; i < merged.services.size() && i < before.services.size(); ++i)
        keep(merged.services[i].address, edited.services.at(i).address,
            before.services.at(i).address);
    keep(merged.tellsWhenDone, edited.tellsWhenDone, before.tellsWhenDone);
    keep(merged.cacheMegabytes, edited.cacheMegabytes, before.cacheMegabytes);
    keep(merged.soundDevice, edited.soundDevice, before.soundDevice);
    keep(merged.practice.faults, edited.practice.faults, before.practice.faults);
    keep(merged.practice.jobSeconds, edited.practice.jobSeconds, before.practice.jobSeconds);
    keep(merged.practice.balance, edited.practice.balance, before.practice.balance);
    return merged;
}

} // namespace

SettingsDialog::SettingsDialog(const SettingsValues &values, QWidget *parent)
    : QDialog(parent)
    , m_given(values)
    , m_service(new ServiceFields(values.services, this))
    , m_jobCap(new QDoubleSpinBox(this))
    , m_dayCap(new QDoubleSpinBox(this))
    , m_projectCap(new QDoubleSpinBox(this))
    , m_tell(new QCheckBox(tr("Tell me on the desktop when a take is ready"), this))
    , m_cache(new QSpinBox(this))
    , m_device(new QComboBox(this))
{
    setObjectName(QStringLiteral("settingsDialog"));
    setWindowTitle(tr("Settings"));
    setMinimumWidth(560);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(20, 20, 20, 16);
    rows->setSpacing(parts::section);
    rows->addWidget(createPages(), 1);
    rows->addWidget(createButtons());
    connectService();
    fill(values);
    m_service->setFocus();
}

void SettingsDialog::connectService()
{
    connect(m_service, &ServiceFields::changed, this,
        [this] { m_ok->setEnabled(m_service->isFine()); });
    connect(m_service, &ServiceFields::keyEntered, this, &SettingsDialog::keyEntered);
    connect(m_service, &ServiceFields::keyRemoved, this, &SettingsDialog::keyRemoved);
    connect(m_service, &ServiceFields::keyTestRequested, this, &SettingsDialog::keyTestRequested);
    connect(m_service, &ServiceFields::keyTestCancelled, this, &SettingsDialog::keyTestCancelled);
    connect(this, &QDialog::finished, this, [this] {
        if (m_given.isKeyTested)
            emit keyTestCancelled();
    });
}

QTabWidget *SettingsDialog::createPages()
{
    auto *pages = new QTabWidget(this);
    parts::name(pages, QStringLiteral("settingsPages"), tr("Pages"));
    pages->tabBar()->setFocusPolicy(Qt::TabFocus);
    pages->setDocumentMode(true);
    pages->tabBar()->setExpanding(false);
    pages->tabBar()->setDrawBase(false);
    auto *general = new QWidget(pages);
    auto *rows = new QVBoxLayout(general);
    rows->setContentsMargins(0, parts::section, 0, 0);
    rows->setSpacing(parts::section);
    rows->addWidget(m_service);
    rows->addWidget(parts::line(general));
    rows->addWidget(createMoney());
    rows->addWidget(parts::line(general));
    rows->addWidget(createMachine());
    rows->addStretch(1);
    pages->addTab(general, tr("General"));
    m_practice = new PracticePage(pages); // behind the tabs for the Tab key too
    pages->addTab(m_practice, tr("Practice"));
    return pages;
}

// Below the smallest sum stands "no limit".
QWidget *SettingsDialog::createMoney()
{
    auto *group = new QWidget(this);
    auto *rows = new QVBoxLayout(group);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(parts::gap);
    rows->addWidget(parts::title(group, tr("Money")));
    auto *details = new QWidget(group);
    QFormLayout *form = parts::form(details);
    parts::name(m_jobCap, QStringLiteral("jobCap"), tr("At most for one take, in US dollars"));
    parts::name(m_dayCap, QStringLiteral("dayCap"), tr("At most in a day, in US dollars"));
    parts::name(
        m_projectCap, QStringLiteral("projectCap"), tr("At most for one project, in US dollars"));
    for (QDoubleSpinBox *cap : {m_jobCap, m_dayCap, m_projectCap}) {
        cap->setRange(noCap, 100'000);
        cap->setDecimals(2);
        cap->setButtonSymbols(QAbstractSpinBox::NoButtons);
        cap->setPrefix(QStringLiteral("$ "));
        cap->setSpecialValueText(tr("no limit"));
    }
    form->addRow(parts::heading(details, tr("At most for one take")), m_jobCap);
    form->addRow(parts::heading(details, tr("At most in a day")), m_dayCap);
    form->addRow(parts::heading(details, tr("At most for one project")), m_projectCap);
    rows->addWidget(details);
    QLabel *what = parts::quiet(group, QStringLiteral("capsMeaning"));
    what->setText(tr("What would cost more is not sent. Practice is free and never counted."));
    rows->addWidget(what);
    return group;
}

QWidget *SettingsDialog::createMachine()
{
    auto *group = new QWidget(this);
    auto *rows = new QVBoxLayout(group);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(parts::gap);
    rows->addWidget(parts::title(group, tr("This computer")));
    auto *details = new QWidget(group);
    QFormLayout *form = parts::form(details);
    parts::name(
        m_cache, QStringLiteral("cacheMegabytes"), tr("Memory for decoded pictures, in megabytes"));
    m_cache->setRange(128, 65536);
    m_cache->setSingleStep(128);
    m_cache->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_cache->setSuffix(tr(" MB"));
    parts::name(m_device, QStringLiteral("soundDevice"), tr("Sound output"));
    form->addRow(parts::heading(details, tr("Memory for pictures")), m_cache);
    form->addRow(parts::heading(details, tr("Sound output")), m_device);
    rows->addWidget(details);
    m_tell->setObjectName(QStringLiteral("tellWhenDone"));
    rows->addWidget(m_tell);
    return group;
}

QWidget *SettingsDialog::createButtons()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    QPushButton *cancel = parts::button(row, tr("Cancel"), QStringLiteral("settingsCancel"));
    m_ok = parts::primaryButton(row, tr("OK"), QStringLiteral("settingsOk"));
    layout->addStretch(1);
    layout->addWidget(cancel);
    layout->addWidget(m_ok);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_ok, &QPushButton::clicked, this, [this] {
        emit settingsChanged(values());
        accept();
    });
    return row;
}

void SettingsDialog::fillDevices(const QByteArray &id)
{
    m_device->clear();
    m_device->addItem(tr("The system's default"), QByteArray());
    for (const QAudioDevice &device : QMediaDevices::audioOutputs())
        m_device->addItem(device.description(), device.id());
    const int chosen = m_device->findData(id);
    if (chosen < 0) {
        m_device->addItem(tr("The chosen one (not connected now)"), id);
        m_device->setCurrentIndex(m_device->count() - 1);
    } else {
        m_device->setCurrentIndex(chosen);
    }
}

void SettingsDialog::setValues(const SettingsValues &values)
{
    const SettingsValues edited = this->values();
    const SettingsValues before = std::exchange(m_given, values);
    fill(withEdits(values, edited, before));
}

void SettingsDialog::fill(const SettingsValues &values)
{
    m_service->setValues(values);
    showCap(m_jobCap, values.caps.job);
    showCap(m_dayCap, values.caps.day);
    showCap(m_projectCap, values.caps.project);
    m_tell->setChecked(values.tellsWhenDone);
    m_cache->setValue(values.cacheMegabytes);
    fillDevices(values.soundDevice);
    // Filled anew it forgets which of its groups were open.
    if (m_practice->values() != values.practice || m_practiceFaults != values.practiceFaults)
        m_practice->setValues(values.practiceFaults, values.practice);
    m_practiceFaults = values.practiceFaults;
}

SettingsValues SettingsDialog::values() const
{
    SettingsValues values = m_given;
    m_service->read(values);
    values.caps = {capOf(m_jobCap), capOf(m_dayCap), capOf(m_projectCap)};
    values.tellsWhenDone = m_tell->isChecked();
    values.cacheMegabytes = m_cache->value();
    values.soundDevice = m_device->currentData().toByteArray();
    values.practice = m_practice->values();
    return values;
}

} // namespace ui
