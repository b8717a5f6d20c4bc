// SPDX-FileCopyrightText: 2026 The Retake Studio authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/servicefields.h"

#include "api/service.h"
#include "ui/keyfield.h"
#include "ui/panelparts.h"

#include <QButtonGroup>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>
#include <QVBoxLayout>

namespace ui {

namespace {

// A name for the service's button: "serviceLtx".
QString buttonName(const QString &id)
{
    return QStringLiteral("service") + id.left(1).toUpper() + id.mid(1);
}

} // namespace

ServiceFields::ServiceFields(const QList<ServiceChoice> &services, QWidget *parent)
    : QWidget(parent)
    , m_service(new QButtonGroup(this))
{
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(parts::gap);
    rows->addWidget(parts::title(this, tr("Service")));
    createChoices(services);
    rows->addWidget(createDetails());
    connectAll();
}

void ServiceFields::createChoices(const QList<ServiceChoice> &services)
{
    for (int i = 0; i < services.size(); ++i) {
        auto *button = new QRadioButton(services.at(i).text, this);
        button->setObjectName(buttonName(services.at(i).id));
        m_service->addButton(button, i);
        layout()->addWidget(button);
    }
}

QWidget *ServiceFields::createDetails()
{
    auto *details = new QWidget(this);
    m_details = parts::form(details);
    m_details->setContentsMargins(24, 4, 0, 0);
    m_key = new KeyField(details);
    m_price = new QDoubleSpinBox(details);
    m_url = new QLineEdit(details);
    m_urlProblem = parts::quiet(details, QStringLiteral("urlProblem"));
    parts::name(
        m_price, QStringLiteral("pricePerSecond"), tr("Price per second sent, in US dollars"));
    m_price->setRange(0, 100);
    m_price->setDecimals(3);
    m_price->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_price->setSingleStep(0.01);
    m_price->setPrefix(QStringLiteral("$ "));
    parts::name(m_url, QStringLiteral("baseUrl"), tr("Address of the service"));
    m_details->addRow(parts::heading(details, tr("Key")), m_key);
    m_details->addRow(parts::heading(details, tr("Price per second sent")), m_price);
    m_details->addRow(parts::heading(details, tr("Address")), m_url);
    m_details->addRow(QString(), m_urlProblem);
    return details;
}

void ServiceFields::connectAll()
{
    connect(m_service, &QButtonGroup::idToggled, this, [this](int, bool isOn) {
        if (isOn)
            showChoice();
    });
    connect(m_url, &QLineEdit::textChanged, this, &ServiceFields::refresh);
    connect(m_key, &KeyField::entered, this, &ServiceFields::keyEntered);
    connect(m_key, &KeyField::removed, this, &ServiceFields::keyRemoved);
    connect(m_key, &KeyField::testCancelled, this, &ServiceFields::keyTestCancelled);
    connect(m_key, &KeyField::testRequested, this,
        [this](const QByteArray &key) { emit keyTestRequested(key, typedUrl()); });
}

void ServiceFields::setValues(const SettingsValues &values)
{
    m_given = values;
    m_shown = -1;
    for (int i = 0; i < values.services.size(); ++i) {
        if (QAbstractButton *button = m_service->button(i);
            button && values.services.at(i).id == values.service)
            button->setChecked(true);
    }
    m_price->setValue(values.pricePerSecond);
    setFocusProxy(m_service->checkedButton());
    showChoice();
}

void ServiceFields::read(SettingsValues &values) const
{
    values.services = m_given.services;
    values.pricePerSecond = m_price->value();
    const int index = m_service->checkedId();
    if (index < 0)
        return;
    values.service = values.services.at(index).id;
    if (values.services.at(index).hasAddress)
        values.services[index].address = typedUrl();
}

ServiceChoice ServiceFields::chosen() const
{
    return m_given.services.value(m_service->checkedId());
}

QUrl ServiceFields::typedUrl() const
{
    return QUrl(m_url->text().trimmed());
}

// What was typed for the service shown until now stays its address.
void ServiceFields::keepAddress()
{
    if (m_shown >= 0 && m_given.services.at(m_shown).hasAddress)
        m_given.services[m_shown].address = typedUrl();
}

// Only what the chosen service has can be set.
void ServiceFields::showChoice()
{
    keepAddress();
    m_shown = m_service->checkedId();
    const ServiceChoice choice = chosen();
    const auto setEnabled = [this](QWidget *field, bool isOn) {
        field->setEnabled(isOn);
        if (QWidget *heading = m_details->labelForField(field))
            heading->setEnabled(isOn);
    };
    setEnabled(m_key, choice.needsKey);
    setEnabled(m_price, choice.isPriced);
    setEnabled(m_url, choice.hasAddress);
    // Half an address that is being typed is no other address.
    if (!choice.hasAddress)
        m_url->clear();
    else if (typedUrl() != choice.address)
        m_url->setText(choice.address.toString());
    refresh();
}

bool ServiceFields::isFine() const
{
    const ServiceChoice choice = chosen();
    return !choice.hasAddress || api::checkAddress(typedUrl(), choice.protocol).has_value();
}

void ServiceFields::refresh()
{
    const ServiceChoice choice = chosen();
    QString problem;
    if (!isFine())
        problem = choice.protocol == api::ProtocolKind::LtxDesktop
            ? tr("The address has to name this computer: http://127.0.0.1 and a port.")
            : tr("The address has to begin with https:// and name a host.");
    parts::setOptional(m_urlProblem, problem);
    m_key->setState(m_given, choice.needsKey, isFine());
    emit changed();
}

} // namespace ui
