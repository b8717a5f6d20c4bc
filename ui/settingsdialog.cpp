// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settingsdialog.h"

#include "api/service.h"
#include "ui/panelparts.h"
#include "ui/practicepage.h"
#include "ui/theme.h"

#include <QAudioDevice>
#include <QButtonGroup>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMediaDevices>
#include <QPushButton>
#include <QRadioButton>
#include <QSpinBox>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace ui {

namespace {

// A name for the service's button: "serviceLtx".
QString buttonName(const QString &id)
{
    return QStringLiteral("service") + id.left(1).toUpper() + id.mid(1);
}

QFormLayout *formIn(QWidget *parent)
{
    auto *form = new QFormLayout(parent);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(parts::margin);
    form->setVerticalSpacing(parts::gap);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    return form;
}

constexpr double noCap = -0.01;

void showCap(QDoubleSpinBox *field, std::optional<double> usd)
{
    field->setValue(usd.value_or(noCap));
}

std::optional<double> capOf(const QDoubleSpinBox *field)
{
    return field->value() < 0 ? std::nullopt : std::optional(field->value());
}

QLabel *title(QWidget *parent, const QString &text)
{
    auto *made = new QLabel(text, parent);
    made->setFont(theme::font(1.08, QFont::DemiBold));
    return made;
}

} // namespace

SettingsDialog::SettingsDialog(const SettingsValues &values, QWidget *parent)
    : QDialog(parent)
    , m_given(values)
    , m_service(new QButtonGroup(this))
    , m_key(new QLineEdit(this))
    , m_keepKey(parts::button(this, tr("Keep key"), QStringLiteral("keepKey")))
    , m_removeKey(parts::button(this, tr("Remove key"), QStringLiteral("removeKey")))
    , m_keyState(parts::quiet(this, QStringLiteral("keyState")))
    , m_price(new QDoubleSpinBox(this))
    , m_jobCap(new QDoubleSpinBox(this))
    , m_dayCap(new QDoubleSpinBox(this))
    , m_projectCap(new QDoubleSpinBox(this))
    , m_url(new QLineEdit(this))
    , m_urlProblem(parts::quiet(this, QStringLiteral("urlProblem")))
    , m_cache(new QSpinBox(this))
    , m_device(new QComboBox(this))
{
    setObjectName(QStringLiteral("settingsDialog"));
    setWindowTitle(tr("Settings"));
    setMinimumWidth(520);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(20, 20, 20, 16);
    rows->setSpacing(parts::section);
    rows->addWidget(createPages(), 1);
    rows->addWidget(createButtons());
    setValues(values);
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
    rows->addWidget(createService());
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

QWidget *SettingsDialog::createService()
{
    auto *group = new QWidget(this);
    auto *rows = new QVBoxLayout(group);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(parts::gap);
    rows->addWidget(title(group, tr("Service")));
    for (int i = 0; i < m_given.services.size(); ++i) {
        const ServiceChoice &choice = m_given.services.at(i);
        auto *button = new QRadioButton(choice.text, group);
        button->setObjectName(buttonName(choice.id));
        m_service->addButton(button, i);
        rows->addWidget(button);
    }
    rows->addWidget(createServiceDetails(group));
    connect(m_service, &QButtonGroup::idToggled, this, [this](int, bool isOn) {
        if (isOn)
            showChoice();
    });
    connect(m_url, &QLineEdit::textChanged, this, &SettingsDialog::refresh);
    return group;
}

QWidget *SettingsDialog::createServiceDetails(QWidget *parent)
{
    auto *details = new QWidget(parent);
    m_details = formIn(details);
    m_details->setContentsMargins(24, 4, 0, 0);
    parts::name(
        m_price, QStringLiteral("pricePerSecond"), tr("Price per second sent, in US dollars"));
    m_price->setRange(0, 100);
    m_price->setDecimals(3);
    m_price->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_price->setSingleStep(0.01);
    m_price->setPrefix(QStringLiteral("$ "));
    parts::name(m_url, QStringLiteral("baseUrl"), tr("Address of the service"));
    m_keyRow = createKey(details);
    m_details->addRow(parts::heading(details, tr("Key")), m_keyRow);
    m_keyState->setMinimumHeight(2 * fontMetrics().lineSpacing()); // wraps into two lines
    m_details->addRow(QString(), m_keyState);
    m_details->addRow(parts::heading(details, tr("Price per second sent")), m_price);
    m_details->addRow(parts::heading(details, tr("Address")), m_url);
    m_details->addRow(QString(), m_urlProblem);
    return details;
}

// What was typed for the service shown until now stays its address.
void SettingsDialog::keepAddress()
{
    if (m_shown >= 0 && m_given.services.at(m_shown).hasAddress)
        m_given.services[m_shown].address = QUrl(m_url->text().trimmed());
}

// Only what the chosen service has can be set.
void SettingsDialog::showChoice()
{
    keepAddress();
    m_shown = m_service->checkedId();
    const ServiceChoice choice = m_given.services.value(m_shown);
    const auto setEnabled = [this](QWidget *field, bool isOn) {
        field->setEnabled(isOn);
        if (QWidget *heading = m_details->labelForField(field))
            heading->setEnabled(isOn);
    };
    setEnabled(m_keyRow, choice.needsKey);
    setEnabled(m_price, choice.isPriced);
    setEnabled(m_url, choice.hasAddress);
    m_url->setText(choice.hasAddress ? choice.address.toString() : QString());
    refresh();
}

QWidget *SettingsDialog::createKey(QWidget *parent)
{
    auto *row = new QWidget(parent);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    parts::name(m_key, QStringLiteral("key"), tr("Key of the LTX service"));
    m_key->setEchoMode(QLineEdit::Password);
    layout->addWidget(m_key, 1);
    layout->addWidget(m_keepKey);
    layout->addWidget(m_removeKey);
    connect(m_key, &QLineEdit::textChanged, this, &SettingsDialog::refresh);
    connect(m_key, &QLineEdit::returnPressed, this, &SettingsDialog::storeKey);
    connect(m_keepKey, &QPushButton::clicked, this, &SettingsDialog::storeKey);
    connect(m_removeKey, &QPushButton::clicked, this, &SettingsDialog::keyRemoved);
    return row;
}

// Below the smallest sum stands "no limit".
QWidget *SettingsDialog::createMoney()
{
    auto *group = new QWidget(this);
    auto *rows = new QVBoxLayout(group);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(parts::gap);
    rows->addWidget(title(group, tr("Money")));
    auto *details = new QWidget(group);
    QFormLayout *form = formIn(details);
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
    rows->addWidget(title(group, tr("This computer")));
    auto *details = new QWidget(group);
    QFormLayout *form = formIn(details);
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

void SettingsDialog::fillDevices()
{
    m_device->clear();
    m_device->addItem(tr("The system's default"), QByteArray());
    for (const QAudioDevice &device : QMediaDevices::audioOutputs())
        m_device->addItem(device.description(), device.id());
    const int chosen = m_device->findData(m_given.soundDevice);
    if (chosen < 0) {
        m_device->addItem(tr("The chosen one (not connected now)"), m_given.soundDevice);
        m_device->setCurrentIndex(m_device->count() - 1);
    } else {
        m_device->setCurrentIndex(chosen);
    }
}

void SettingsDialog::setValues(const SettingsValues &values)
{
    m_given = values;
    m_shown = -1;
    for (int i = 0; i < values.services.size(); ++i) {
        if (QAbstractButton *button = m_service->button(i);
            button && values.services.at(i).id == values.service)
            button->setChecked(true);
    }
    m_key->clear();
    m_price->setValue(values.pricePerSecond);
    showCap(m_jobCap, values.caps.job);
    showCap(m_dayCap, values.caps.day);
    showCap(m_projectCap, values.caps.project);
    m_cache->setValue(values.cacheMegabytes);
    fillDevices();
    m_practice->setValues(values.practiceFaults, values.practice);
    showChoice();
}

SettingsValues SettingsDialog::values() const
{
    SettingsValues values = m_given;
    if (const int chosen = m_service->checkedId(); chosen >= 0) {
        values.service = values.services.at(chosen).id;
        if (values.services.at(chosen).hasAddress)
            values.services[chosen].address = QUrl(m_url->text().trimmed());
    }
    values.pricePerSecond = m_price->value();
    values.caps = {capOf(m_jobCap), capOf(m_dayCap), capOf(m_projectCap)};
    values.cacheMegabytes = m_cache->value();
    values.soundDevice = m_device->currentData().toByteArray();
    values.practice = m_practice->values();
    return values;
}

void SettingsDialog::refresh()
{
    const ServiceChoice choice = m_given.services.value(m_service->checkedId());
    const bool isHereOnly = choice.protocol == api::ProtocolKind::LtxDesktop;
    const bool urlFine = !choice.hasAddress
        || api::checkAddress(QUrl(m_url->text().trimmed()), choice.protocol).has_value();
    QString problem;
    if (!urlFine)
        problem = isHereOnly
            ? tr("The address has to name this computer: http://127.0.0.1 and a port.")
            : tr("The address has to begin with https:// and name a host.");
    parts::setOptional(m_urlProblem, problem);
    if (m_ok)
        m_ok->setEnabled(urlFine);
    m_keepKey->setEnabled(!m_key->text().trimmed().isEmpty());
    m_removeKey->setEnabled(m_given.hasKey);
    m_key->setPlaceholderText(
        m_given.hasKey ? tr("A key is kept; type to replace it") : tr("Paste your key"));
    QString state = m_given.hasKey
        ? tr("Kept in %1.").arg(m_given.keyPlace)
        : tr("None yet. It is sent to the service alone and never written to a project or log.");
    if (!m_given.hasKey && choice.needsKey)
        state = tr("LTX needs a key before anything can be sent. ") + state;
    if (m_service->checkedId() >= 0 && !choice.needsKey)
        state = tr("This service needs no key.");
    m_keyState->setText(state);
}

void SettingsDialog::storeKey()
{
    const QByteArray key = m_key->text().trimmed().toUtf8();
    m_key->clear();
    if (!key.isEmpty())
        emit keyEntered(key);
}

} // namespace ui
